import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { parseJson } from '#domain/json.ts';
import type { JournalRecord } from '#domain/procedure/record.ts';
import { errno } from '#services/adapters/errno.ts';
import type { Journal, Journals } from '#services/ports/journals.ts';

import { privateDir } from './state/private-dir.ts';
import { Reserve } from './state/reserve.ts';

/** Of the end of a journal: its last record is seldom longer. */
const LAST_BYTES = 4096;
const NAME = /^[a-z][\w-]*-\d{8}-\d{6}-[0-9a-f]{4}$/;

/** Journals below `$XDG_STATE_HOME/cpm-console/runs`. */
export function realJournals(stateDir: string, reserve = new Reserve(stateDir)): Journals {
  const dir = join(stateDir, 'runs');
  const path = (run: string, end: string) => join(dir, `${checked(run)}${end}`);
  return {
    create(run) {
      return reserve.within(() => {
        privateDir(dir);
        return openJournal(run, path(run, ''), 'wx', reserve);
      });
    },
    open(run) {
      const file = path(run, '.jsonl');
      if (!existsSync(file)) throw unknownRun(run);
      return openJournal(run, path(run, ''), 'r+', reserve);
    },
    read: (run) => records(run, textOf(run, path(run, '.jsonl'))),
    last: (run) => lastRecord(path(run, '.jsonl')),
    stamp(run) {
      const facts = statSync(path(run, '.jsonl'), { throwIfNoEntry: false });
      return facts === undefined ? null : `${facts.ino} ${facts.size} ${facts.mtimeMs}`;
    },
    list: () => names(dir).toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1)),
    readLog: (run, maxBytes) => lastBytes(path(run, '.log'), maxBytes),
    folder(run) {
      const folder = path(run, '');
      reserve.within(() => privateDir(folder));
      return folder;
    },
    reserve: () => reserve.make(),
    get notice() {
      return reserve.notice;
    },
    remove(run) {
      for (const end of ['.log', '', '.jsonl']) rmSync(path(run, end), { recursive: true, force: true });
    },
  };
}

function openJournal(run: string, base: string, flags: 'wx' | 'r+', reserve: Reserve): Journal {
  let file: number;
  try {
    file = openSync(`${base}.jsonl`, flags, 0o600);
  } catch (thrown) {
    if (errno(thrown) === 'EEXIST')
      throw new OpsError('run-exists', `There is a run ${run} already.`, { cause: thrown });
    throw unwritten(run, thrown);
  }
  let end = flags === 'wx' ? 0 : wholeLines(file);
  if (flags === 'r+') ftruncateSync(file, end);
  let log: number | null = null;
  return {
    append(record, lasting = true) {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      try {
        reserve.within(() => {
          for (let from = 0; from < line.length;) from += writeSync(file, line, from, line.length - from, end + from);
          if (lasting) fsyncSync(file);
        });
        end += line.length;
      } catch (thrown) {
        throw unwritten(run, thrown);
      }
    },
    log(text) {
      try {
        log ??= openSync(`${base}.log`, 'a', 0o600);
        appendFileSync(log, text);
      } catch {
        // The log is for people; the records say what happened.
      }
    },
    close() {
      if (log !== null) closeSync(log);
      closeSync(file);
    },
  };
}

/** Where the last whole line ends. */
function wholeLines(file: number): number {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(size);
  readSync(file, bytes, 0, size, 0);
  return bytes.lastIndexOf(10) + 1;
}

function records(run: string, text: string): readonly JournalRecord[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const data: unknown = parseJson(line);
      if (isRecord(data)) return data;
      throw new OpsError('bad-journal', `Line ${at + 1} of the journal of ${run} is damaged.`, {
        hint: 'Nothing was changed. Look at the file; what the run did can be seen in its log.',
      });
    });
}

/** Of a file that ends with a whole line that is no longer than what is read of it. */
function lastRecord(path: string): JournalRecord | null {
  try {
    const text = endOf(path, LAST_BYTES);
    if (!text.endsWith('\n')) return null;
    const from = text.lastIndexOf('\n', text.length - 2) + 1;
    if (from === 0) return null;
    const data: unknown = parseJson(text.slice(from));
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}

function endOf(path: string, maxBytes: number): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, read);
  } finally {
    closeSync(file);
  }
}

function isRecord(data: unknown): data is JournalRecord {
  return typeof data === 'object' && data !== null && 'seq' in data && 'type' in data && 'at' in data;
}

function textOf(run: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') throw unknownRun(run);
    throw unwritten(run, thrown);
  }
}

function lastBytes(path: string, maxBytes: number): string {
  try {
    return endOf(path, maxBytes);
  } catch {
    return '';
  }
}

function names(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.jsonl') && NAME.test(name.slice(0, -'.jsonl'.length)))
      .map((name) => name.slice(0, -'.jsonl'.length));
  } catch {
    return [];
  }
}

/** Date and time of a run id, which sort. */
const keyOf = (run: string): string => run.slice(run.search(/\d{8}-\d{6}/));

function checked(run: string): string {
  if (NAME.test(run)) return run;
  throw unknownRun(run);
}

function unknownRun(run: string): OpsError {
  return new OpsError('no-run', `There is no run ${run}.`, {
    hint: 'List the runs to see their names.',
    exit: 'usage',
  });
}

function unwritten(run: string, cause: unknown): OpsError {
  return new OpsError('journal-failed', `The journal of ${run} cannot be written or read: ${messageOf(cause)}.`, {
    hint: 'Nothing is done without a journal. Free disk space (cpm-console diagnose disk names what fills it) or mend the rights, then resume the run.',
    cause,
  });
}
