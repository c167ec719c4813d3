import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import type { Status } from '#domain/status.ts';

interface HeadlineProps {
  readonly lines: readonly string[];
  readonly cause: readonly string[];
  readonly status: Status;
  readonly width: number;
}

/** What is broken, and why, in a few lines. */
export function Headline({ lines, cause, status, width }: HeadlineProps) {
  const { colors, glyphs } = useLook();
  return (
    <>
      {lines.map((text, at) => (
        <Row
          key={`broken-${at}`}
          width={width}
          cells={[
            { text: at === 0 ? ` ${glyphs[status]} ` : '   ', color: colors[status] },
            { text, bold: true, grow: true, ...(status === 'ok' ? {} : { color: colors[status] }) },
          ]}
        />
      ))}
      {cause.map((text, at) => (
        <Row key={`cause-${at}`} width={width} cells={[{ text: '   ' }, { text, grow: true }]} />
      ))}
    </>
  );
}
