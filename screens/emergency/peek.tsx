import { Row } from '#components/row.tsx';
import { wrap } from '#screens/detail/wrap.ts';

interface PeekProps {
  readonly evidence: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The first of what says so, where there is room for it. */
export function Peek({ evidence, width, height }: PeekProps) {
  return evidence
    .flatMap((text) => wrap(text, width - 4).map((part, at) => (at === 0 ? part : `  ${part}`)))
    .slice(0, height)
    .map((text, at) => <Row key={at} width={width} cells={[{ text: '   ' }, { text, grow: true, dim: true }]} />);
}
