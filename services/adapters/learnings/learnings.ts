import { OpsError } from '#domain/errors.ts';
import { parseLearning } from '#domain/learnings/file/parse.ts';
import { settled } from '#domain/learnings/file/settle.ts';
import { stamped } from '#domain/learnings/file/stamp.ts';
import { learningText } from '#domain/learnings/file/write.ts';
import { baseName } from '#domain/path.ts';
import { errno } from '#services/adapters/errno.ts';
import type { KeptLearning, Learnings } from '#services/ports/learnings.ts';

import { createFile } from './create.ts';
import { badLearning, learningsFailed } from './faults.ts';
import { pathOf } from './find.ts';
import { learningIndex } from './index/index.ts';
import { readText } from './read-file.ts';
import { removeFile, replaceFile } from './replace.ts';
import { validateFiles } from './validate.ts';

export interface LearningsOptions {
  /** Asked anew each time, since the configuration may change. */
  readonly folder: () => string;
  readonly stateDir: string;
}

/** Learnings in a folder of this machine. */
export function realLearnings({ folder, stateDir }: LearningsOptions): Learnings {
  const index = learningIndex(stateDir);
  const raw = (id: string) => {
    const path = pathOf(folder(), id);
    const text = readText(path);
    if (typeof text !== 'string') throw badLearning([text]);
    return { path, text };
  };
  const judged = (path: string, text: string): KeptLearning => {
    const parsed = parseLearning(path, text);
    if (!('learning' in parsed)) throw badLearning(parsed);
    return { learning: parsed.learning, path, text };
  };
  const create = (at: number, textOf: (id: string) => string): KeptLearning => {
    let text = '';
    const path = createFile(folder(), at, (id) => (text = textOf(id)));
    return judged(path, text);
  };
  const read = (id: string): KeptLearning => {
    const { path, text } = raw(id);
    return judged(path, text);
  };
  const write = (id: string, text: string, before: string): KeptLearning => {
    const path = pathOf(folder(), id);
    const kept = judged(path, text);
    if (kept.learning.id !== id)
      throw new OpsError('bad-learning', `The id in ${baseName(path)} must stay ${id}; it says ${kept.learning.id}.`, {
        hint: 'Give the old id back. A new learning is made with cpm-console learn new.',
        exit: 'usage',
      });
    replaceFile(path, text, before);
    return kept;
  };
  /** What the disk says in words of ours. */
  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof OpsError || errno(error) === '') throw error;
      throw learningsFailed(`The learnings in ${folder()} could not be reached`, error);
    }
  };
  return {
    get folder() {
      return folder();
    },
    add: (draft, at) => told(() => create(at, (id) => learningText({ ...draft, id, timestamp: secondsOf(at) }))),
    addText: (text, at) =>
      told(() => {
        const parsed = parseLearning('the text', text, { draft: true });
        if (!('learning' in parsed)) throw badLearning(parsed);
        return create(at, (id) => stamped(parsed.source.document, id, secondsOf(at)));
      }),
    list: () => told(() => index.list(folder())),
    read: (id) => told(() => read(id)),
    raw: (id) => told(() => raw(id)),
    write: (id, text, before) => told(() => write(id, text, before)),
    remove: (id, before) => told(() => removeFile(pathOf(folder(), id), before)),
    search: (words, limit, match = 'all') => told(() => index.search(folder(), words, limit, match)),
    settle: (id, task, done) =>
      told(() => {
        const { learning, text } = read(id);
        const items = [...learning.actionItems.immediate, ...learning.actionItems.longTerm];
        if (!items.some((item) => item.task === task)) throw noTask(id, task);
        write(id, settled(text, task, done), text);
      }),
    validate: (paths) => told(() => validateFiles(folder(), paths)),
  };
}

function noTask(id: string, task: string): OpsError {
  return new OpsError('no-learning', `${id} has no action item "${task}".`, {
    hint: `cpm-console learn actions --all lists them.`,
    exit: 'usage',
  });
}

/** `2026-11-20T14:30:00Z` */
function secondsOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
