import { acknowledge, annotate, withdraw } from '#domain/alerts/by-hand.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { silenceBegan, silenceEnded } from '#domain/alerts/silences.ts';
import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { State } from '#services/ports/state.ts';

import { alertBook } from './alert-book.ts';
import type { Guarded } from './guarded.ts';
import type { Tables } from './tables.ts';

export interface AlertsOptions {
  readonly file: Guarded;
  readonly clock: Clock;
  /** Writes what a person asked for, or throws OpsError `state-unwritable`. */
  readonly insist: <Result>(work: (tables: Tables) => Result) => Result;
  readonly settings: () => AlertSettings;
  readonly adopt: (settings: AlertSettings) => void;
}

/** The parts of the state that are about alerts. */
export function alertsIn({
  file,
  clock,
  insist,
  settings,
  adopt,
}: AlertsOptions): Pick<State, 'alerts' | 'acknowledge'> {
  return {
    acknowledge: (id, at, by = 'somebody', until = null) =>
      insist((tables) => {
        const incident = tables.incidents.get(id);
        if (incident === null) return;
        const book = alertBook(tables, settings());
        if (at === null) withdraw(book, incident, clock.now());
        else acknowledge(book, incident, { at, by, until });
      }),
    alerts: {
      adopt,
      settings,
      events: (after, limit) => file.read(({ alertEvents }) => alertEvents.after(after, limit), []),
      incident: (id) => file.read(({ incidents }) => incidents.get(id), null),
      timeline: (incident) => file.read(({ alertEvents }) => alertEvents.of(incident), []),
      proof: (incident) => file.read(({ incidents }) => incidents.proof(incident), null),
      announce: (event) => insist(({ alertEvents }) => alertEvents.append(event)),
      note: (id, note, by, at) =>
        insist((tables) => {
          const incident = tables.incidents.get(id);
          if (incident === null)
            throw new OpsError('no-incident', `There is no incident ${id}.`, {
              hint: 'cpm-console incident list names them.',
              exit: 'usage',
            });
          annotate(alertBook(tables, settings()), incident, note, by, at);
        }),
      quiets: (now) => file.read(({ quiets }) => quiets.at(now), []),
      addQuiet: (quiet) =>
        insist((tables) => {
          silenceBegan(alertBook(tables, settings()), quiet);
          return tables.quiets.add(quiet);
        }),
      endQuiet: (id, now, by = 'somebody') =>
        insist((tables) => {
          const { quiets, incidents } = tables;
          const quiet = quiets.get(id);
          quiets.end(id, now);
          incidents.hurry(now);
          if (quiet !== null && quiet.to > now) silenceEnded(alertBook(tables, settings()), quiet, now, by);
        }),
    },
  };
}
