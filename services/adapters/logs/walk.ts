import type { LogLine } from '#domain/logs/line.ts';
import type { Picked } from '#domain/logs/merge.ts';

import { writeMark } from './mark.ts';
import type { LogStream, Position, StreamLine } from './stream.ts';

/** Lines with their marks, and where each stream stands behind the last of them. */
export interface Walked {
  readonly lines: readonly LogLine[];
  readonly positions: readonly Position[];
}

/** Goes over lines in their order from where the streams stand before the first of them. */
export function walked(
  streams: readonly LogStream[],
  picked: readonly Picked<StreamLine>[],
  from: readonly Position[],
  chosenBy: string,
): Walked {
  const positions = [...from];
  const lines = picked.map(({ list, line }): LogLine => {
    positions[list] = line.start;
    const mark = writeMark({ stream: list, end: line.end, key: line.key, chosenBy, positions });
    positions[list] = line.end;
    const { at, level, text, cut } = line;
    return { source: streams[list]?.name ?? '', at, level, text, cut, mark };
  });
  return { lines, positions };
}
