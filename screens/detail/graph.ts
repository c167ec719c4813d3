import { braille } from '#components/braille.ts';
import { chart } from '#components/chart.ts';
import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Bucket } from '#domain/buckets.ts';
import type { Thresholds } from '#domain/threshold.ts';

import type { Column } from './columns.ts';

export interface GraphInput {
  readonly slices: readonly (Bucket | null)[];
  readonly lines: number;
  readonly top: number;
  readonly limits: Thresholds | null;
  readonly look: Look;
}

/** Lines of a graph, the top one first: a bright edge over a faint body, in the colour of what was found; a limit is a thin rule. */
export function graphLines(input: GraphInput): readonly (readonly Cell[])[] {
  const { slices, lines, top, look } = input;
  const values = slices.map((slice) => slice?.value ?? null);
  return painted(input, chart(values, lines, look.glyphs, top), true);
}

/** The same as a line of dots, of twice as many columns. */
export function dotLines(input: GraphInput, halves: readonly Column[]): readonly (readonly Cell[])[] {
  const bands = halves.map((half) => half?.band ?? null);
  return painted(input, braille(bands, input.lines, input.top), false);
}

function painted(
  { slices, lines, top, limits, look }: GraphInput,
  drawn: readonly string[],
  hasBody: boolean,
): readonly (readonly Cell[])[] {
  const rules = new Map(
    limitsOf(limits).flatMap(([status, value]) =>
      value > 0 && value <= top ? [[lineAt(value, top, lines), look.colors[status]] as const] : [],
    ),
  );
  return drawn.map((text, line) => {
    const rule = rules.get(line);
    return runs(
      Array.from(text, (glyph, index): Cell => {
        const faint = hasBody && line > 0 && drawn[line - 1]?.[index] !== ' ';
        if (glyph !== ' ') return { text: glyph, color: colorOf(slices[index], look), faint };
        return rules.has(line) ? { text: look.glyphs.rule, color: rule, faint: true } : { text: ' ' };
      }),
    );
  });
}

/** Labels of the value axis, one a line: the top, the limits, the bottom. */
export function axisLabels(
  { lines, top, limits }: Pick<GraphInput, 'lines' | 'top' | 'limits'>,
  write: (value: number) => string,
): readonly string[] {
  const labels = Array.from({ length: lines }, () => '');
  for (const [, value] of limitsOf(limits))
    if (value > 0 && value <= top) labels[lineAt(value, top, lines)] = write(value);
  labels[lines - 1] = write(0);
  labels[0] = write(top);
  return labels;
}

/** The next round number at or above: 1, 2, 2.5 or 5 times a power of ten; a share tops out at 100. */
export function roundTop(most: number, unit: string | undefined): number {
  if (unit === '%') return most <= 10 ? 10 : most <= 25 ? 25 : most <= 50 ? 50 : 100;
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

const limitsOf = (limits: Thresholds | null): readonly (readonly ['warning' | 'critical', number])[] =>
  (['warning', 'critical'] as const).flatMap((status) => {
    const value = limits?.[status] ?? null;
    return value === null ? [] : [[status, value] as const];
  });

const lineAt = (value: number, top: number, lines: number): number =>
  Math.max(0, Math.min(lines - 1, lines - 1 - Math.floor((value / top) * lines - 1e-9)));

const colorOf = (bucket: Bucket | null | undefined, { colors }: Look): string | undefined =>
  bucket === null || bucket === undefined || bucket.status === 'ok' ? colors.accent : colors[bucket.status];

/** Neighbours that look the same become one cell. */
export function runs(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last !== undefined && last.color === cell.color && last.faint === cell.faint && last.dim === cell.dim)
      joined[joined.length - 1] = { ...last, text: last.text + cell.text };
    else joined.push(cell);
  }
  return joined;
}
