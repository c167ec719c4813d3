import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { listIndex } from './listed.ts';
import type { IndexAnswer, IndexQuestion } from './messages.ts';
import { afresh, openIndex } from './open.ts';
import { queryIndex } from './query.ts';
import { syncIndex } from './sync.ts';

/** A file changed in place shows only by itself; looking at each of thousands takes longer than a search may. */
const LOOK_AGAIN_MS = 2000;

/** The index of one folder, brought up to date as it is asked. Its methods block, so it lives in a thread. */
export class IndexKeeper {
  readonly #folder: string;
  readonly #file: string;
  #db: DatabaseSync;
  #seen = '';
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(folder: string, file: string) {
    this.#folder = folder;
    this.#file = file;
    this.#db = openIndex(file);
  }

  /** Throws what the folder says; a broken index is made anew first. */
  answer(question: IndexQuestion): IndexAnswer {
    try {
      return this.#answer(question);
    } catch (error) {
      if (!isOfIndex(error)) throw error;
      this.#renew();
      return this.#answer(question);
    }
  }

  /** Looks at every file, unless that was done a moment ago. */
  lookAgain(): void {
    if (performance.now() - this.#lookedAt > LOOK_AGAIN_MS) this.#sync();
  }

  close(): void {
    this.#db.close();
  }

  #answer(question: IndexQuestion): IndexAnswer {
    // Files come and go with the time of their folder.
    if (question.ask === 'list' || this.#seen !== folderStamp(this.#folder)) this.#sync();
    if (question.ask === 'list') return { list: listIndex(this.#db, this.#folder) };
    return { hits: queryIndex(this.#db, question.words, question.limit, question.match) };
  }

  #sync(): void {
    this.#seen = folderStamp(this.#folder);
    syncIndex(this.#db, this.#folder);
    this.#lookedAt = performance.now();
  }

  #renew(): void {
    this.#db.close();
    this.#seen = '';
    try {
      this.#db = afresh(this.#file);
    } catch {
      this.#db = openIndex(':memory:');
    }
  }
}

function folderStamp(folder: string): string {
  const facts = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? 'none' : [facts.dev, facts.ino, facts.mtimeNs].join(':');
}

function isOfIndex(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
