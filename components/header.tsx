import type { Overall } from '#domain/score.ts';

import { useLook } from './look.tsx';
import { Row, type Cell } from './row.tsx';
import { widthOf } from './width.ts';

interface HeaderProps {
  readonly width: number;
  /** `ana@atlas` */
  readonly who: string;
  readonly environment: string;
  readonly readOnly: boolean;
  readonly paused: boolean;
  readonly demo: boolean;
  readonly score: number | null;
  readonly overall: Overall;
  /** `2 problems`, `3 of 43 unknown`; the first is the most important. */
  readonly facts: readonly string[];
  readonly trend: string;
}

/** The first line: is everything all right? */
export function Header(props: HeaderProps) {
  const { colors } = useLook();
  const tone = props.overall === 'healthy' ? 'ok' : props.overall === 'attention' ? 'warning' : props.overall;
  const production = props.environment === 'production';
  const left: Cell[] = [
    { text: ' cpm-console ', bold: true },
    { text: ` ${props.who} `, dim: true },
    ...(production ? [{ text: ' PRODUCTION ', color: colors.production, bold: true }] : []),
    ...(props.environment !== 'development' && !production ? [{ text: ` ${props.environment} `, bold: true }] : []),
    ...(props.demo ? [{ text: ' demo ', color: colors.accent }] : []),
    ...(props.readOnly ? [{ text: ' read-only ', color: colors.warning }] : []),
    ...(props.paused ? [{ text: ' paused ', color: colors.warning }] : []),
  ];
  const score: Cell = {
    text: ` ${props.score === null ? '' : `${props.score} `}${props.overall}`,
    color: colors[tone],
    bold: true,
  };
  const used = left.reduce((sum, cell) => sum + widthOf(cell.text), 0) + widthOf(score.text) + 1;
  const facts: Cell[] = [];
  let room = props.width - used;
  for (const fact of props.facts) {
    const text = `   ${fact}`;
    if (widthOf(text) > room) break;
    room -= widthOf(text);
    facts.push({ text });
  }
  const trend = props.trend !== '' && widthOf(props.trend) + 1 <= room ? [{ text: props.trend, dim: true }] : [];
  return (
    <Row width={props.width} cells={[...left, { text: '', grow: true }, ...trend, score, ...facts, { text: ' ' }]} />
  );
}
