import { BEGINNING, type LogStream, type Piece, type Position, type Wanted } from '#services/adapters/logs/stream.ts';
import type { Shell } from '#services/ports/shell.ts';

import { askJournal, type JournalPlace } from './ask.ts';
import type { JournalEntry } from './entry.ts';
import { followJournal } from './follow.ts';
import { behind, isBeyond, linesOfEntries, placed, placeOf } from './lines.ts';

/** A journal, or one unit of it, asked through journalctl: its cursors are the places. */
export function journalStream(name: string, place: JournalPlace, shell: Shell): LogStream {
  const named = place.unit === null;

  const entries = async (args: readonly string[], count: number, signal: AbortSignal): Promise<JournalEntry[]> => {
    const found: JournalEntry[] = [];
    const onEntry = (entry: JournalEntry): boolean => found.push(entry) >= count;
    await askJournal(shell, place, { args, signal, onEntry });
    return found;
  };
  const end = async (signal: AbortSignal): Promise<Position> => {
    const [last] = await entries(['--reverse', '--lines=1'], 1, signal);
    return last === undefined ? BEGINNING : behind(last);
  };
  const read = async ({ from, way, count }: Wanted, signal: AbortSignal): Promise<Piece> => {
    const up = way === 'up';
    const start = placeOf(from);
    if (start === null && up) return { lines: [], end: true, searchedBytes: 0 };
    const at = start === null ? [] : [`--cursor=${start.cursor}`];
    const found = await entries([...at, ...(up ? ['--reverse'] : [])], count + 1, signal);
    const lines = linesOfEntries(up ? found.toReversed() : found, named);
    // The entry at the place is there as well: its lines on the other side of it are not wanted.
    const wanted = lines.filter((line) => isBeyond(line.start, start, way));
    const taken = up ? wanted.slice(-count) : wanted.slice(0, count);
    return {
      lines: taken,
      end: found.length <= count && taken.length === wanted.length,
      searchedBytes: taken.reduce((sum, { text }) => sum + text.length, 0),
    };
  };
  return {
    name,
    chooses: false,
    end,
    async seek(at, signal) {
      const [first] = await entries(at <= 0 ? [] : [`--since=@${(at / 1000).toFixed(3)}`], 1, signal);
      return first === undefined ? end(signal) : placed({ cursor: first.cursor, line: 0 });
    },
    read,
    follow: (from, sink) => followJournal({ shell, place, from, named, sink }),
    notices: [],
    close: () => Promise.resolve(),
  };
}
