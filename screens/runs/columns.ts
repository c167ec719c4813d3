import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { textField } from '#domain/field.ts';
import { lasting } from '#domain/format.ts';
import { durationOf, isLive, nameOfRun, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { when } from '#screens/reading/age.ts';

import { standingMark, standingWords } from './words.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
}

/** The table of runs, laid out for a width. */
export function runTable(items: readonly RunItem[], context: Context, width: number): Aligned<RunItem> {
  return align(items, columnsFor(context), width, true);
}

function columnsFor({ look, now }: Context): readonly Column<RunItem>[] {
  const quiet = (item: RunItem) => !isLive(item) && standingOf(item) !== 'unfinished';
  return [
    {
      name: '',
      cell: (item) => ({ text: standingMark(item, look).glyph, color: standingMark(item, look).color, bold: true }),
    },
    { name: 'run', gap: 1, grow: 14, most: 30, cell: (item) => ({ text: nameOfRun(item.state), dim: quiet(item) }) },
    { name: 'version', drop: 4, most: 24, cell: ({ state }) => ({ text: versions(state.plan?.params), dim: true }) },
    {
      name: 'state',
      grow: 16,
      cell: (item) => ({ text: standingWords(item), dim: quiet(item), color: wordColor(item, look) }),
    },
    {
      name: 'began',
      align: 'right',
      drop: 2,
      cell: ({ state }) => ({ text: beganAt(state.startedAt, now), dim: true }),
    },
    { name: 'took', align: 'right', drop: 3, cell: (item) => ({ text: tookOf(item, now), dim: true }) },
  ];
}

/** `2.4.1 to 2.5.0`, or the one that was taken back, where the plan knows versions. */
function versions(params: Readonly<Record<string, unknown>> | undefined): string {
  const { current, next, released } = params ?? {};
  if (released !== undefined) return textField(released, 'version') ?? '';
  if (typeof next !== 'string') return '';
  return typeof current === 'string' ? `${current} to ${next}` : next;
}

function wordColor(item: RunItem, { colors }: Look): string | undefined {
  const standing = standingOf(item);
  return standing === 'unfinished' || standing === 'asking' ? colors.warning : undefined;
}

const beganAt = (at: number | null, now: number): string => (at === null ? '' : when(at, now));

function tookOf(item: RunItem, now: number): string {
  const took = durationOf(item.state, now);
  return took === null || standingOf(item) === 'unfinished' ? '' : lasting(Math.max(1000, took));
}
