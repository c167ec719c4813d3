import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import { type Judged, type LogQuery, matcherOf } from '#domain/logs/query.ts';
import type { Seen } from '#services/adapters/logs/files/generation.ts';
import type { FilePage, FileWanted } from '#services/adapters/logs/files/page.ts';
import { givenUp } from '#services/adapters/logs/given-up.ts';

import { isSearchAnswer, type SearchAnswer, type SearchQuestion } from './messages.ts';

/** Silent for so long (ms) it hangs in an expression. */
const SILENCE_MS = 3000;

/** Looks for lines in threads of their own, which are ended when nobody wants their answer any more. */
export interface Searcher {
  /** A page of a file; null when the file is not there any more. Rejects with OpsError `bad-pattern`, `cancelled`. */
  page(file: Seen, wanted: FileWanted, signal: AbortSignal): Promise<FilePage | null>;
  /** Those of some lines that a query wants. Rejects like `page`. */
  choose<Line extends Judged>(lines: readonly Line[], query: LogQuery, signal: AbortSignal): Promise<readonly Line[]>;
  close(): void;
}

/** `silenceMs` is how long one expression may take for a handful of lines. */
export function searcher(silenceMs = SILENCE_MS): Searcher {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  let closed = false;

  const started = (): Worker => {
    const worker = new Worker(new URL('./search-log.worker.ts', import.meta.url));
    const gone = (): void => void idle.splice(idle.indexOf(worker) >>> 0, 1);
    return worker.on('error', gone).on('exit', gone);
  };
  const hired = (): Worker => {
    const worker = idle.pop() ?? started();
    worker.ref();
    busy.add(worker);
    return worker;
  };
  const leave = (worker: Worker, fit: boolean): void => {
    busy.delete(worker);
    worker.unref();
    if (!fit || closed || idle.length > 0) void worker.terminate();
    else idle.push(worker);
  };

  const ask = async (question: SearchQuestion, signal: AbortSignal): Promise<SearchAnswer> => {
    if (signal.aborted) throw givenUp();
    const worker = hired();
    const { promise, resolve, reject } = Promise.withResolvers<SearchAnswer>();
    const cancel = (): void => reject(givenUp());
    let silence: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', cancel, { once: true });
    const heard = (message: unknown): void => {
      // Counted from its first word: starting takes a while on a busy machine.
      silence ??= setTimeout(() => reject(tooSlow(question)), silenceMs);
      silence.refresh();
      if (isSearchAnswer(message) && message.kind !== 'beat') resolve(message);
    };
    worker.on('message', heard).on('error', reject).on('exit', cancel);
    worker.postMessage(question);
    let fit = false;
    try {
      const answer = await promise;
      fit = true;
      return answer;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', cancel);
      worker.off('message', heard).off('error', reject).off('exit', cancel);
      leave(worker, fit);
    }
  };
  return {
    async page(file, wanted, signal) {
      const answer = await ask({ kind: 'page', file, wanted }, signal);
      if (answer.kind === 'page') return answer.page;
      throw problemOf(answer, file.path);
    },
    async choose(lines, query, signal) {
      // Plain text never hangs.
      if (!query.regex || query.text === '') return lines.filter(matcherOf(query));
      const judged = lines.map(({ text, level }) => ({ text, level }));
      const answer = await ask({ kind: 'choose', lines: judged, query }, signal);
      if (answer.kind === 'chosen') return answer.indexes.flatMap((index) => lines[index] ?? []);
      throw problemOf(answer, 'a log');
    },
    close() {
      closed = true;
      for (const worker of [...idle, ...busy]) void worker.terminate();
    },
  };
}

function problemOf(answer: SearchAnswer, path: string): Error {
  const { code = '', message = '' } = answer.kind === 'problem' ? answer : {};
  if (code === 'bad-pattern') return new OpsError(code, message, { exit: 'usage' });
  if (code === 'EACCES' || code === 'EPERM')
    return new OpsError('no-access', `You may not read ${path}.`, { hint: `ls -ld ${path} shows who may.` });
  return new OpsError('unreadable', `${path} could not be searched: ${message}`);
}

function tooSlow(question: SearchQuestion): OpsError {
  const query = question.kind === 'page' ? question.wanted.query : question.query;
  return new OpsError('bad-pattern', `The expression ${query.text} takes too long for some lines.`, {
    hint: 'Repetitions inside repetitions, as in (a+)+, never end; write it without, or search for plain text.',
    exit: 'usage',
  });
}
