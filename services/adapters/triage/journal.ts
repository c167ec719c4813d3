import { messageOf } from '#domain/errors.ts';
import { isJsonObject, isList, type Json, parseJson } from '#domain/json.ts';
import { levelOfPriority } from '#domain/logs/level.ts';
import { LEVELS } from '#domain/logs/level/codes.ts';
import type { Numbers } from '#domain/logs/triage/numbers.ts';
import type { Counted } from '#domain/logs/triage/summary.ts';
import { addLine, emptyTally } from '#domain/logs/triage/tally.ts';
import { templates } from '#domain/logs/triage/templates.ts';
import type { Shell } from '#services/ports/shell.ts';

import type { Sample } from './messages.ts';
import { type Known, safely } from './safely.ts';

const DEADLINE_MS = 120_000;
const DAY_MS = 86_400_000;
const FIELDS = 'MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_SYSTEMD_UNIT';

/** Warnings and errors of the journal; it is asked for nothing else. */
export interface Journal {
  readonly counted: Counted<JournalLog>;
  /** Templates of the 24 hours before the window. */
  readonly before: ReadonlySet<number>;
}

/** Stands where a file would. */
export interface JournalLog {
  readonly path: string;
  readonly samples: ReadonlyMap<number, Sample>;
}

interface Wanted {
  /** Epoch ms; null for all there is. */
  readonly since: number | null;
  readonly signal: AbortSignal;
  readonly numbers: Numbers;
  readonly secrets: readonly Known[];
}

/** The journal where it is wanted, or why it could not be read. */
export async function tryJournal(
  shell: Shell,
  whose: 'system' | 'user' | null,
  wanted: Wanted,
): Promise<Journal | string | null> {
  if (whose === null) return null;
  try {
    return await journalOf(shell, whose, wanted);
  } catch (error) {
    if (wanted.signal.aborted) throw error;
    return `The journal of the ${whose} could not be read: ${messageOf(error)}`;
  }
}

/** What journalctl tells of a window, by the same templates. */
async function journalOf(
  shell: Shell,
  whose: 'system' | 'user',
  { since, signal, numbers, secrets }: Wanted,
): Promise<Journal> {
  const safe = safely(process.env, secrets);
  const { nameOf, named } = templates((bytes) => safe(bytes).text);
  const tally = emptyTally();
  const before = new Set<number>();
  const samples = new Map<number, Sample>();
  let entries = 0;
  const take = (line: string): void => {
    const entry = entryOf(line);
    if (entry === null) return;
    const { at, priority, message } = entry;
    const code = LEVELS.indexOf(levelOfPriority(priority));
    const bytes = Buffer.from(message);
    const end = bytes.indexOf(10);
    const first = bytes.subarray(0, end < 0 ? bytes.length : end);
    const local = nameOf(code, first, 0, first.length);
    const name = numbers.learn(-1, 0, named)(local);
    entries += 1;
    if (since !== null && at < since) before.add(name);
    else if (addLine(tally, { code, time: at, bytes: bytes.length, name, offset: entries }))
      samples.set(entries, { offset: entries, text: safe(first).text, trace: [] });
  };
  let rest = '';
  const from = since === null ? [] : [`--since=@${Math.floor((since - DAY_MS) / 1000)}`];
  const args = [`--${whose}`, '-q', '-p', 'warning', '-o', 'json', `--output-fields=${FIELDS}`, ...from];
  const done = await shell.run(
    { file: 'journalctl', args },
    {
      timeoutMs: DEADLINE_MS,
      signal,
      onOutput: (text, stream) => {
        if (stream === 'stderr') return;
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) take(line);
      },
    },
  );
  if (done.exitCode !== 0) throw new Error(done.timedOut ? 'it did not answer in time' : done.stderr.trim());
  return { counted: { log: { path: `journal of the ${whose}`, samples }, dated: true, tally }, before };
}

interface Entry {
  /** Epoch ms. */
  readonly at: number;
  readonly priority: number;
  readonly message: string | Uint8Array;
}

function entryOf(line: string): Entry | null {
  const entry = parseJson(line);
  if (!isJsonObject(entry)) return null;
  const at = Math.floor(Number(entry['__REALTIME_TIMESTAMP']) / 1000);
  const message = messageIn(entry['MESSAGE']);
  return Number.isNaN(at) ? null : { at, priority: Number(entry['PRIORITY'] ?? 6), message };
}

/** What is no valid text comes as a list of bytes. */
function messageIn(message: Json | undefined): string | Uint8Array {
  if (typeof message === 'string') return message;
  return message !== undefined && isList(message) ? Uint8Array.from(message, Number) : '';
}
