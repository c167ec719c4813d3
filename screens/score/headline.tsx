import { bigNumber } from '#components/big.ts';
import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import { type Explanation, points } from '#domain/score-explain.ts';

const LINES = 3;
const TONE = { healthy: 'ok', attention: 'warning', critical: 'critical', unknown: 'unknown' } as const;

/** The score, its status with the reasons, and how sure it is. */
export function ScoreHeadline({ told, width, big }: { told: Explanation; width: number; big: boolean }) {
  const { colors, glyphs, plain } = useLook();
  const tone = TONE[told.status];
  const number = told.value === null ? '' : String(told.value);
  const drawn = big && !plain && glyphs.big ? bigNumber(number) : null;
  const lines = drawn ?? (number === '' ? [] : [number]);
  const wide = Math.max(0, ...lines.map(widthOf));
  const left = (index: number): Cell[] =>
    wide === 0
      ? [{ text: ' ' }]
      : [{ text: '  ' }, { text: lines[index] ?? '', width: wide, color: colors[tone], bold: true }, { text: '   ' }];
  const [first, ...more] = told.reasons;
  const texts: Cell[][] = [
    [
      { text: `${glyphs[tone]} ${told.status}`, color: colors[tone], bold: true },
      { text: `   ${first ?? 'nothing is wrong with it'}`, grow: true },
    ],
    ...(more.length === 0 ? [] : [[{ text: `also ${more.join('; ')}`, grow: true }]]),
    [{ text: sureness(told), grow: true, dim: true }],
    [
      {
        text: told.value === null ? '' : `earned ${points(told.earned)}, lost ${points(told.lost)}`,
        grow: true,
        dim: true,
      },
    ],
  ];
  return texts
    .slice(0, LINES)
    .map((cells, index) => <Row key={index} width={width} cells={[...left(index), ...cells]} />);
}

function sureness({ low, high, coverage }: Explanation): string {
  const known = Math.floor(coverage * 100);
  return coverage >= 1
    ? 'all of it is known'
    : `${known} % of it is known: at least ${low} if the unknown is bad, at most ${high} if it is good`;
}
