import { fakeLearnings } from '#services/fakes/learnings.ts';
import type { Learnings } from '#services/ports/learnings.ts';

import { HOME } from './projects.ts';

/** What ana has written down; loaded when somebody looks. */
export function demoLearnings(): Learnings {
  return fakeLearnings({
    folder: `${HOME}/.local/share/cpm-console/learnings`,
    known: async () => [
      (await import('./learnings/pool.ts')).POOL,
      (await import('./learnings/disk.ts')).DISK,
      (await import('./learnings/release.ts')).RELEASE,
    ],
  });
}
