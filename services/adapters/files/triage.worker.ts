import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

import { errorPage } from './error-page.ts';
import type { TriageAnswer, TriageQuestion } from './triage-messages.ts';

/** Looks for errors in logs, away from the thread that draws: a megabyte of log takes it tens of milliseconds. */
async function answerTo(question: TriageQuestion): Promise<TriageAnswer> {
  try {
    return { page: await errorPage(question) };
  } catch (thrown) {
    return { problem: { code: errno(thrown), message: messageOf(thrown) } };
  }
}

parentPort?.on('message', ({ id, ...question }: TriageQuestion & { readonly id: number }) => {
  void answerTo(question).then((answer) => parentPort?.postMessage({ ...answer, id }));
});
