import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import type { AuditRecord } from '#domain/audit/event.ts';
import { when } from '#screens/reading/age.ts';

import { eventWords } from './words.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
}

/** The table of records, laid out for a width. */
export const auditTable = (rows: readonly AuditRecord[], context: Context, width: number): Aligned<AuditRecord> =>
  align(rows, columnsFor(context), width, true);

function columnsFor({ look: { glyphs, colors }, now }: Context): readonly Column<AuditRecord>[] {
  return [
    {
      name: '',
      cell: ({ outcome }) =>
        outcome === 'done'
          ? { text: glyphs.done, color: colors.ok }
          : outcome === 'intent'
            ? { text: glyphs.stopped, dim: true }
            : outcome === 'denied'
              ? { text: glyphs.warning, color: colors.warning }
              : { text: glyphs.critical, color: colors.critical },
    },
    { name: 'when', gap: 1, cell: ({ at }) => ({ text: when(at, now), dim: true }) },
    { name: 'what', cell: (record) => ({ text: eventWords(record) }) },
    { name: 'of', grow: 12, most: 48, cell: ({ target }) => ({ text: target }) },
    { name: 'by', drop: 1, cell: ({ user }) => ({ text: user, dim: true }) },
    { name: 'as', drop: 4, cell: ({ role }) => ({ text: role, dim: true }) },
    { name: 'from', drop: 5, cell: ({ from }) => ({ text: from ?? 'no terminal', dim: true }) },
    {
      name: 'seal',
      drop: 3,
      cell: ({ sealed }) => (sealed ? { text: 'sealed', dim: true } : { text: 'waits', color: colors.warning }),
    },
    { name: 'no.', align: 'right', drop: 2, cell: ({ seq }) => ({ text: String(seq), dim: true }) },
  ];
}
