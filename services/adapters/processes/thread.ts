import { Worker } from 'node:worker_threads';

import { threadOf } from '#services/adapters/thread.ts';
import type { Processes } from '#services/ports/processes.ts';

import { isProcessAnswer, type ProcessAnswer, type ProcessQuestion } from './topics.ts';
import { gone, unlistable } from './unlistable.ts';

/** Longer than the pause between two looks of a screen, so that one thread serves them all. */
const IDLE_MS = 15_000;

/** What takes too long for the thread that draws: looks at all processes, and at everything one has open. */
export function processThread(
  place: Pick<ProcessQuestion, 'root' | 'bootedAt'>,
): Pick<Processes, 'look' | 'listeners' | 'detail'> {
  const thread = threadOf<ProcessQuestion, ProcessAnswer>({
    hire: () => new Worker(new URL('./processes.worker.ts', import.meta.url)),
    idleMs: IDLE_MS,
    isAnswer: isProcessAnswer,
    failed: (reason) => ({ topic: 'failed', reason }),
    isFailed: ({ topic }) => topic === 'failed',
  });
  const wrong = (answer: ProcessAnswer): Error =>
    unlistable(new Error(answer.topic === 'failed' ? answer.reason : 'the thread answered something else'));
  return {
    async look() {
      const answer = await thread.ask({ topic: 'look', ...place });
      if (answer.topic === 'look') return answer.look;
      throw wrong(answer);
    },
    async listeners() {
      const answer = await thread.ask({ topic: 'listeners', ...place });
      if (answer.topic === 'listeners') return answer.listeners;
      throw wrong(answer);
    },
    async detail(pid) {
      const answer = await thread.ask({ topic: 'detail', ...place, pid });
      if (answer.topic === 'detail') return answer.detail;
      throw answer.topic === 'gone' ? gone(pid) : wrong(answer);
    },
  };
}
