import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isOpen, type LogQuery } from '#domain/logs/query.ts';

import { BEGINNING, type Position } from './stream.ts';

/** Where a line stands in all streams of a reader. */
export interface Mark {
  /** Number of its stream. */
  readonly stream: number;
  readonly end: Position;
  readonly key: number;
  /** Where each stream stood before it; of its own the start of the line. */
  readonly positions: readonly Position[];
  /** Of the query that chose the lines: lines of another one may lie between. */
  readonly chosenBy: string;
}

export function writeMark({ stream, end, key, positions, chosenBy }: Mark): string {
  return JSON.stringify([stream, end, key, chosenBy, ...positions]);
}

export function readMark(text: string): Mark {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) throw new OpsError('bad-mark', 'This is no place in a log.');
  const [stream, end, key, chosenBy, ...positions] = parts as unknown[];
  return {
    stream: Number(stream),
    end: String(end),
    key: Number(key),
    chosenBy: String(chosenBy),
    positions: positions.map(String),
  };
}

/** Tells queries apart; nothing for the one that lets every line through. */
export const nameOfQuery = (query: LogQuery): string => (isOpen(query) ? '' : fingerprint(JSON.stringify(query)));

/** Of a line that was found by itself: where the other streams stand beside it has not been looked at. */
export const ALONE = '?';

/** Position of a stream in a mark; one that began later was at its beginning. */
export const positionIn = ({ positions }: Mark, stream: number): Position => positions[stream] ?? BEGINNING;
