import type { Position, StreamLine } from '#services/adapters/logs/stream.ts';
import { pause, Waiting } from '#services/adapters/logs/waiting.ts';
import type { Shell } from '#services/ports/shell.ts';

import { askJournal, type JournalPlace } from './ask.ts';
import type { JournalEntry } from './entry.ts';
import { behind, isBeyond, linesOfEntries, placeOf } from './lines.ts';

/** More that wait are left in the journal until these were taken. */
const MOST_WAITING = 5000;
const PORTION = 500;
/** Before journalctl is started again when it ended by itself. */
const AGAIN_MS = 1000;

interface Following {
  readonly shell: Shell;
  readonly place: JournalPlace;
  readonly from: Position;
  readonly named: boolean;
  readonly sink: (lines: readonly StreamLine[]) => Promise<void>;
}

/** Entries after a place as they come. */
export function followJournal(following: Following): () => void {
  const stop = new AbortController();
  void follow(following, stop.signal);
  return () => stop.abort();
}

async function follow({ shell, place, from, named, sink }: Following, signal: AbortSignal): Promise<void> {
  const isStopped = (): boolean => signal.aborted;
  let position = from;
  while (!isStopped()) {
    const waiting = new Waiting<JournalEntry>(MOST_WAITING);
    const listening = listen(shell, place, position, waiting, signal);
    for (;;) {
      const portion = await waiting.take(PORTION);
      const last = portion.at(-1);
      if (last === undefined || isStopped()) break;
      const start = placeOf(position);
      const lines = linesOfEntries(portion, named).filter((line) => isBeyond(line.start, start, 'down'));
      if (lines.length > 0) await sink(lines);
      position = behind(last);
    }
    if (!(await listening)) await pause(AGAIN_MS, signal);
  }
}

/** Runs journalctl until it ends or too much waits; answers whether it was the latter. */
async function listen(
  shell: Shell,
  place: JournalPlace,
  position: Position,
  waiting: Waiting<JournalEntry>,
  signal: AbortSignal,
): Promise<boolean> {
  const start = placeOf(position);
  const at = start === null ? [] : [`--cursor=${start.cursor}`];
  let full = false;
  const onEntry = (entry: JournalEntry): boolean => (full = waiting.add(entry));
  const args = ['--follow', '--no-tail', ...at];
  // It may work again in a moment: the journal is restarted, a right is given.
  await askJournal(shell, place, { args, signal, onEntry, following: true }).catch(() => undefined);
  waiting.end();
  return full;
}
