import type { Overall } from '#domain/score.ts';

import { useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { widthOf } from './width.ts';

interface HeaderProps {
  readonly width: number;
  /** `ana@atlas` */
  readonly who: string;
  readonly environment: string;
  /** `read-only`, `paused`: what changes how keys work. */
  readonly modes: readonly string[];
  readonly demo: boolean;
  readonly score: number | null;
  readonly overall: Overall;
  /** The score of the last days by shape; empty when there is nothing to show. */
  readonly trend: string;
  /** `2 problems`, `3 of 43 unknown`; the first is the most important. */
  readonly facts: readonly Fact[];
  /** What is at work: `push billing 4/6 tests 31 s`; empty when nothing is. */
  readonly running?: string;
  /** How old what is shown is: `as of 4 m ago`; empty when it is fresh. */
  readonly age: string;
}

/** A short fact and how bad it is. */
export interface Fact {
  readonly text: string;
  readonly tone: 'ok' | 'warning' | 'critical' | 'unknown';
}

/** The first line: is everything all right? What finds no room is left out, the least important first. */
export function Header(props: HeaderProps) {
  const { colors, glyphs, color } = useLook();
  const tone = props.overall === 'healthy' ? 'ok' : props.overall === 'attention' ? 'warning' : props.overall;
  const production = props.environment === 'production';
  const must: Cell[] = [
    ...(production
      ? [{ text: color ? ' PRODUCTION ' : '[PRODUCTION]', color: colors.production, bold: true, inverse: true }, GAP]
      : []),
    ...props.modes.map((mode): Cell => ({ text: `${mode}  `, color: colors.warning, bold: true })),
  ];
  const score: Cell[] = [
    { text: props.score === null ? '' : `${props.score} `, color: colors[tone], bold: true },
    { text: props.overall, color: colors[tone], bold: true },
  ];
  const { running = '' } = props;
  const work: Cell[] =
    running === '' ? [] : [{ text: `${glyphs.running} ${running}   `, color: colors.accent, bold: true }];
  const maybe: readonly { readonly side: 'left' | 'work' | 'middle' | 'right'; readonly cells: readonly Cell[] }[] = [
    { side: 'work', cells: work },
    { side: 'right', cells: props.age === '' ? [] : [{ text: `   ${props.age}`, color: colors.warning }] },
    ...props.facts.map(({ text, tone: bad }) => ({
      side: 'right' as const,
      cells: [{ text: `   ${text}`, color: colors[bad] }],
    })),
    { side: 'left', cells: props.demo ? [{ text: 'demo', color: colors.accent, bold: true }, GAP] : [] },
    { side: 'left', cells: [{ text: props.who }, GAP] },
    {
      side: 'left',
      cells: production || props.environment === 'development' ? [] : [{ text: props.environment }, GAP],
    },
    { side: 'left', cells: [{ text: 'cpm-console', dim: true }, GAP] },
    { side: 'middle', cells: props.trend === '' ? [] : [{ text: props.trend, dim: true }, GAP] },
  ];
  let room = props.width - 2 - measure([...must, ...score]);
  const shown = maybe.filter(({ cells }) => {
    const fits = measure(cells) <= room;
    if (fits) room -= measure(cells);
    return fits;
  });
  const of = (side: (typeof maybe)[number]['side']) => shown.filter((piece) => piece.side === side);
  const left = of('left')
    .toReversed()
    .flatMap(({ cells }) => cells);
  return (
    <Row
      width={props.width}
      cells={[
        { text: ' ' },
        ...left,
        ...must,
        { text: '', grow: true },
        ...of('work').flatMap(({ cells }) => cells),
        ...of('middle').flatMap(({ cells }) => cells),
        ...score,
        ...of('right').flatMap(({ cells }) => cells),
        { text: ' ' },
      ]}
    />
  );
}

const GAP: Cell = { text: '  ' };
const measure = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + widthOf(cell.text), 0);
