import { OpsError } from '#domain/errors.ts';
import type { Shell } from '#services/ports/shell.ts';

import { FIELDS, type JournalEntry, parseEntry } from './entry.ts';

/** Which journal, and which unit of it. */
export interface JournalPlace {
  readonly scope: 'system' | 'user';
  readonly unit: string | null;
}

const LIMIT_MS = 15_000;
const FOR_GOOD_MS = 2 ** 31 - 1;
/** An entry may be as long as its writer likes; nobody reads one of more characters. */
const LONGEST = 4 * 1024 * 1024;

interface Asked {
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  /** Called for each entry; `true` ends the program. */
  readonly onEntry: (entry: JournalEntry) => boolean;
  /** Whether it goes on until the signal fires. */
  readonly following?: boolean;
}

/** Runs journalctl once. Rejects with OpsError `no-access`, `no-manager`, `timeout`. */
export async function askJournal(shell: Shell, place: JournalPlace, asked: Asked): Promise<void> {
  const stop = new AbortController();
  const left = (): void => stop.abort();
  asked.signal.addEventListener('abort', left, { once: true });
  const feed = linesOf((line) => {
    const entry = stop.signal.aborted ? null : parseEntry(line);
    if (entry !== null && asked.onEntry(entry)) stop.abort();
  });
  const command = { file: 'journalctl', args: [...scopeOf(place), ...asked.args], env: { LC_ALL: 'C' } };
  const finished = await shell
    .run(command, {
      timeoutMs: asked.following === true ? FOR_GOOD_MS : LIMIT_MS,
      maxBytes: 4096,
      signal: stop.signal,
      onOutput: (text, stream) => void (stream === 'stdout' && feed(text)),
    })
    .finally(() => asked.signal.removeEventListener('abort', left));
  if (stop.signal.aborted) return;
  if (finished.timedOut)
    throw new OpsError('timeout', `journalctl did not answer within ${LIMIT_MS / 1000} s.`, {
      hint: 'The journal may be damaged: journalctl --verify',
    });
  const problem = finished.stderr.trim().split('\n')[0] ?? '';
  if (/insufficient permissions/.test(finished.stderr))
    throw new OpsError('no-access', 'You may not read the journal.', {
      hint: 'Members of the group systemd-journal may: sudo usermod -aG systemd-journal "$USER", then log in again.',
    });
  if (finished.exitCode !== 0 && !/No journal files were found/.test(problem) && problem !== '')
    throw new OpsError('no-manager', `The journal cannot be read: ${problem}.`, { hint: 'Try journalctl -n 1.' });
}

function scopeOf({ scope, unit }: JournalPlace): string[] {
  const which =
    unit === null
      ? scope === 'user'
        ? ['--user']
        : []
      : [scope === 'user' ? `--user-unit=${unit}` : `--unit=${unit}`];
  return ['--no-pager', '--all', '--output=json', `--output-fields=${FIELDS.join(',')}`, ...which];
}

/** Cuts text that comes in pieces into lines; of one that is far too long nothing is kept. */
function linesOf(onLine: (line: string) => void): (text: string) => void {
  let held = '';
  let tooLong = false;
  return (text) => {
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      if (!tooLong) onLine(held + part);
      [held, tooLong] = ['', false];
    }
    tooLong ||= held.length + last.length > LONGEST;
    held = tooLong ? '' : held + last;
  };
}
