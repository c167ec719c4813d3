import { parentPort } from 'node:worker_threads';

import { messageOf, OpsError } from '#domain/errors.ts';
import { matcherOf } from '#domain/logs/query.ts';
import { errno } from '#services/adapters/errno.ts';
import { openBytes } from '#services/adapters/logs/files/generation.ts';
import { readPage } from '#services/adapters/logs/files/page.ts';

import type { SearchAnswer, SearchQuestion } from './messages.ts';

/** Told so often (ms) that it goes on; an expression that takes longer for some lines would never end. */
const BEAT_MS = 200;
const LOOK_EVERY = 32;

const tell = (answer: SearchAnswer): void => parentPort?.postMessage(answer);

/** Says now and then that matching goes on; between two lines nothing else can. */
function beating(): () => void {
  let last = performance.now();
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % LOOK_EVERY !== 0 || performance.now() - last < BEAT_MS) return;
    last = performance.now();
    tell({ kind: 'beat' });
  };
}

async function answerTo(question: SearchQuestion): Promise<SearchAnswer> {
  const beat = beating();
  if (question.kind === 'choose') {
    const wanted = matcherOf(question.query);
    const indexes = question.lines.flatMap((line, index) => {
      beat();
      return wanted(line) ? [index] : [];
    });
    return { kind: 'chosen', indexes };
  }
  const bytes = await openBytes(question.file);
  if (bytes === null) return { kind: 'page', page: null };
  try {
    return { kind: 'page', page: await readPage(bytes, question.wanted, beat) };
  } finally {
    await bytes.close();
  }
}

parentPort?.on('message', (question: SearchQuestion) => {
  tell({ kind: 'beat' });
  // A disk that is slow is not an expression that hangs.
  const waiting = setInterval(() => tell({ kind: 'beat' }), BEAT_MS);
  void answerTo(question)
    .catch((thrown: unknown): SearchAnswer => {
      const code = thrown instanceof OpsError ? thrown.code : errno(thrown);
      return { kind: 'problem', code, message: messageOf(thrown) };
    })
    .then(tell)
    .finally(() => clearInterval(waiting));
});
