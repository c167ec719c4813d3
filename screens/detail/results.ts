import { align, type Column } from '#components/columns.ts';
import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { quantity } from '#domain/quantity.ts';
import { clockTime, when } from '#screens/reading/age.ts';
import type { Sample } from '#store/state.ts';

const DAY_MS = 86_400_000;

/** The newest looks, the last one first: `14:32:05  ⚠ warning  91 %`. */
export function resultLines(
  samples: readonly Sample[],
  unit: string | undefined,
  now: number,
  width: number,
  look: Look,
  most: number,
): readonly (readonly Cell[])[] {
  const shown = samples.slice(-most).toReversed();
  const columns: readonly Column<Sample>[] = [
    { name: 'when', cell: ({ at }) => ({ text: now - at < DAY_MS ? clockTime(at) : when(at, now), dim: true }) },
    {
      name: '',
      cell: ({ status }) => ({ text: statusLook(status, look).glyph, color: statusLook(status, look).color }),
    },
    { name: 'status', gap: 1, cell: ({ status }) => ({ text: status, dim: status === 'ok' }) },
    { name: 'value', align: 'right', cell: ({ value }) => ({ text: value === null ? '' : quantity(value, unit) }) },
  ];
  const { cells } = align(shown, columns, width);
  return shown.map(cells);
}
