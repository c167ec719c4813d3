import { Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { backupLine, goodLine } from '#domain/emergency/recovery/words.ts';
import { useApp } from '#store/react.tsx';

interface KnownLinesProps {
  readonly outlook: RecoveryOutlook;
  readonly width: number;
}

/** What there is to go back to: side by side where that has room. */
export function KnownLines({ outlook, width }: KnownLinesProps) {
  const now = useApp((state) => state.now);
  const [good, backup] = [goodLine(outlook.goods[0], now), backupLine(outlook.backup, now)];
  if (isOneLine(outlook, now, width))
    return (
      <Row
        width={width}
        cells={[
          { text: `   ${good}`, grow: true, dim: true },
          { text: `${backup} `, dim: true },
        ]}
      />
    );
  return [good, backup].map((text) => (
    <Row key={text} width={width} cells={[{ text: `   ${text}`, grow: true, dim: true }]} />
  ));
}

/** How many lines that takes. */
export const knownHeight = (outlook: RecoveryOutlook, now: number, width: number): number =>
  isOneLine(outlook, now, width) ? 1 : 2;

const isOneLine = (outlook: RecoveryOutlook, now: number, width: number): boolean =>
  widthOf(goodLine(outlook.goods[0], now)) + widthOf(backupLine(outlook.backup, now)) + 8 <= width;
