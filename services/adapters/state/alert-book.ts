import type { Book } from '#domain/alerts/book.ts';
import { OVERALL } from '#domain/alerts/overall.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { readTrack } from '#domain/alerts/track.ts';

import type { Tables } from './tables.ts';

/** Where the track of the overall score stands: it has no reading to stand beside. */
export const OVERALL_TRACK = 'alerts:overall';

/** The tables as the alert rules write them; only within a transaction. */
export function alertBook({ readings, incidents, alertEvents, quiets, names }: Tables, settings: AlertSettings): Book {
  let held: { readonly now: number; readonly rows: ReturnType<typeof quiets.at> } | null = null;
  return {
    settings,
    trackOf: (id) => readTrack((id === OVERALL ? names.get(OVERALL_TRACK) : readings.known(id)?.track) ?? ''),
    openOf: (id) => incidents.openOf(id),
    open: () => incidents.open(),
    due: (now) => incidents.due(now),
    create: (incident) => incidents.create(incident),
    change: (incident) => incidents.change(incident),
    prove: (id, reading) => incidents.prove(id, reading),
    append: (event) => alertEvents.append(event),
    quiets(now) {
      if (held?.now !== now) held = { now, rows: quiets.at(now) };
      return held.rows;
    },
    takeEnded(now) {
      const ended = quiets.takeEnded(now);
      if (ended.length > 0) held = null;
      return ended;
    },
  };
}
