import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { fingerprint } from '#domain/fingerprint.ts';
import { learningsFailed } from '#services/adapters/learnings/faults.ts';
import { type Numbered, threadOf } from '#services/adapters/thread.ts';
import type { LearningHit, LearningList } from '#services/ports/learnings.ts';

import type { IndexAnswer, IndexQuestion } from './messages.ts';

const IDLE_MS = 30_000;

/** Questions to the index of a folder; the thread that keeps it starts with the first. */
export interface LearningIndex {
  list(folder: string): Promise<LearningList>;
  search(folder: string, words: string, limit: number, match: 'all' | 'any'): Promise<readonly LearningHit[]>;
}

/** One index for each folder, beside the state; it may be deleted at any time. */
export function learningIndex(stateDir: string): LearningIndex {
  const thread = threadOf<IndexQuestion, IndexAnswer>({
    hire: () => new Worker(new URL('./learnings.worker.ts', import.meta.url)),
    idleMs: IDLE_MS,
    isAnswer: (message): message is IndexAnswer & Numbered => typeof message === 'object' && message !== null,
    failed: (reason) => ({ problem: reason }),
    isFailed: () => false,
  });
  const fileOf = (folder: string) => join(stateDir, 'cache', `learnings-${fingerprint(folder)}.db`);
  return {
    async list(folder) {
      const answer = await thread.ask({ ask: 'list', folder, file: fileOf(folder) });
      if ('list' in answer) return answer.list;
      throw failed(folder, answer);
    },
    async search(folder, words, limit, match) {
      const answer = await thread.ask({ ask: 'search', folder, file: fileOf(folder), words, limit, match });
      if ('hits' in answer) return answer.hits;
      throw failed(folder, answer);
    },
  };
}

function failed(folder: string, answer: IndexAnswer): Error {
  return learningsFailed(
    `The learnings in ${folder} cannot be looked at`,
    'problem' in answer ? answer.problem : 'no answer',
  );
}
