import { levelOf } from '#domain/log-level.ts';
import { isContinued } from '#domain/logs/belonging.ts';
import { levelOfPriority } from '#domain/logs/level.ts';
import type { LogLevel } from '#domain/logs/line.ts';
import { shown } from '#domain/logs/sanitise.ts';
import { BEGINNING, type Position, type StreamLine } from '#services/adapters/logs/stream.ts';

import type { JournalEntry } from './entry.ts';

/** Before so many lines of an entry. */
export interface EntryPlace {
  readonly cursor: string;
  readonly line: number;
}

export const placed = ({ cursor, line }: EntryPlace): Position => `${line}|${cursor}`;

export function placeOf(position: Position): EntryPlace | null {
  if (position === BEGINNING) return null;
  const bar = position.indexOf('|');
  return { line: Number(position.slice(0, bar)), cursor: position.slice(bar + 1) };
}

/** The place behind an entry. */
export const behind = ({ cursor, lines }: JournalEntry): Position => placed({ cursor, line: lines.length });

/** Whether a line lies on the wanted side of a place, of those that are in its entry or beyond it. */
export function isBeyond(line: Position, start: EntryPlace | null, way: 'up' | 'down'): boolean {
  const place = placeOf(line);
  if (start === null || place?.cursor !== start.cursor) return true;
  return way === 'up' ? place.line < start.line : place.line >= start.line;
}

/**
 * Lines of entries in the order of the journal. The level is what the text says, else what the journal says: everything
 * that a program merely prints has priority 6 there. `named` puts the writer in front, where there are several.
 */
export function linesOfEntries(entries: readonly JournalEntry[], named: boolean): StreamLine[] {
  let last: LogLevel | null = null;
  return entries.flatMap(({ cursor, at, lines, priority, writer }) =>
    lines.map((line, index) => {
      const { text, cut } = shown(line);
      const own = levelOf(text) ?? (isContinued(text) ? last : null);
      last = own ?? (priority === null ? null : levelOfPriority(priority));
      return {
        start: placed({ cursor, line: index }),
        end: placed({ cursor, line: index + 1 }),
        at,
        key: at,
        level: last,
        text: named && writer !== '' ? `${writer}: ${text}` : text,
        cut,
      };
    }),
  );
}
