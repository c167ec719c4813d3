import { align, type Aligned, type Column } from '#components/columns.ts';
import { type Look, statusLook } from '#components/look.tsx';
import type { Incident } from '#domain/incident.ts';
import { lasted } from '#screens/reading/age.ts';

import { careOf, timesOf } from './words.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
  readonly silencedUntil: (checkId: string) => number | null;
}

/** The table of incidents, laid out for a width. */
export function incidentTable(incidents: readonly Incident[], context: Context, width: number): Aligned<Incident> {
  return align(incidents, columnsFor(context, width), width, true);
}

function columnsFor({ look, now, silencedUntil }: Context, width: number): readonly Column<Incident>[] {
  const over = ({ closedAt }: Incident): boolean => closedAt !== null;
  const care = (one: Incident) => careOf(one, silencedUntil(one.checkId), now);
  return [
    { name: '', cell: (one) => markOf(one, look) },
    { name: 'incident', gap: 1, grow: 12, most: 34, cell: (one) => ({ text: one.title, dim: over(one) }) },
    width >= 70
      ? { name: 'when', cell: (one) => ({ text: timesOf(one, now), dim: true }) }
      : { name: 'for', align: 'right', cell: (one) => ({ text: ageOf(one, now), dim: true }) },
    { name: 'what', grow: 30, drop: 1, cell: (one) => ({ text: one.summary, dim: over(one) }) },
    { name: 'care', most: 40, drop: 3, cell: (one) => ({ text: care(one), dim: true }) },
    { name: 'id', align: 'right', drop: 2, cell: ({ id }) => ({ text: id, dim: true }) },
  ];
}

const ageOf = ({ openedAt, closedAt }: Incident, now: number): string => lasted((closedAt ?? now) - openedAt);

/** Its severity while it is open, a tick when it is over. */
export function markOf({ closedAt, severity }: Incident, look: Look) {
  if (closedAt !== null) return { text: look.glyphs.done, color: look.colors.ok };
  const { glyph, color } = statusLook(severity, look);
  return { text: glyph, color };
}
