import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import type { Learning } from '#domain/learnings/learning.ts';
import { newestFirst } from '#domain/learnings/order.ts';
import type { LearningList } from '#services/ports/learnings.ts';

/** Everything the index has; of two files with one id the first by name counts, and the other is told. */
export function listIndex(db: DatabaseSync, folder: string): LearningList {
  const learnings = new Map<string, { readonly learning: Learning; readonly name: string }>();
  const unreadable: LearningList['unreadable'][number][] = [];
  for (const { name, learning, problem } of db
    .prepare('select name, learning, problem from file order by name')
    .all()) {
    const [file, path] = [String(name), join(folder, String(name))];
    if (typeof problem === 'string') unreadable.push({ path, message: problem });
    if (typeof learning !== 'string') continue;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by sync.ts, in a file of this shape
    const read = JSON.parse(learning) as Learning;
    const before = learnings.get(read.id);
    if (before === undefined) learnings.set(read.id, { learning: read, name: file });
    else unreadable.push({ path, message: `${path}: its id ${read.id} is that of ${before.name} too` });
  }
  return { learnings: [...learnings.values()].map(({ learning }) => learning).toSorted(newestFirst), unreadable };
}
