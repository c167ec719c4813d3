import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

import { threadOf } from '#services/adapters/thread.ts';
import type { ErrorPage } from '#services/ports/files.ts';

import { unlessMissing } from './deadline.ts';
import { errorPage } from './error-page.ts';
import { isTriageAnswer, type TriageAnswer, type TriageQuestion } from './triage-messages.ts';

/** What is read in a millisecond or two is not worth a thread. */
const LITTLE_BYTES = 64 * 1024;
const IDLE_MS = 5000;

/** Finds the error lines of a page of a log: in a thread of its own, unless there is little to read. */
export function logTriage(idleMs = IDLE_MS): (question: TriageQuestion) => Promise<ErrorPage | null> {
  const thread = threadOf<TriageQuestion, TriageAnswer>({
    hire: () => new Worker(new URL('./triage.worker.ts', import.meta.url)),
    idleMs,
    isAnswer: isTriageAnswer,
    failed: (message) => ({ problem: { code: '', message } }),
    isFailed: (answer) => 'problem' in answer && answer.problem.code === '',
  });
  return async (question) => {
    const facts = await unlessMissing(null, () => stat(question.path));
    if (facts === null) return null;
    if (!facts.isFile() || facts.size - question.cursor.offset <= LITTLE_BYTES) return errorPage(question);
    const answer = await thread.ask(question);
    if ('page' in answer) return answer.page;
    throw Object.assign(new Error(answer.problem.message), { code: answer.problem.code });
  };
}
