import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';

interface StoreProblemProps {
  readonly lines: readonly string[];
  readonly width: number;
  /** Whether there is room for an empty line below. */
  readonly spaced: boolean;
}

/** Why the values cannot be had now, and what to do next. */
export function StoreProblem({ lines, width, spaced }: StoreProblemProps) {
  const { colors } = useLook();
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((text, at) => (
        <Row key={at} width={width} cells={[{ text: `    ${text}`, color: colors.warning, grow: true }]} />
      ))}
      {spaced && <Row width={width} cells={[]} />}
    </>
  );
}
