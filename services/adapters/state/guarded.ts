import type { Clock } from '#services/ports/clock.ts';

import { faultOf, reasonOf } from './fault.ts';
import { identityOf, type Opened, openOrRescue, rescue } from './rescue.ts';
import { Tables } from './tables.ts';
import { transaction } from './transaction.ts';

/** The open file behind everything, able to go on when the file or the disk fails. */
export class Guarded {
  readonly #dir: string | null;
  readonly #clock: Clock;
  readonly #onNewFile: () => void;
  #opened: Opened;
  #tables: Tables;
  #unwritable: string | null = null;
  #unkept: string | null = null;

  /** `onNewFile` is called when another file took the place of the one that was read before. */
  constructor(dir: string | null, clock: Clock, onNewFile: () => void) {
    this.#dir = dir;
    this.#clock = clock;
    this.#onNewFile = onNewFile;
    this.#opened = openOrRescue(dir, clock);
    this.#tables = new Tables(this.#opened.db);
  }

  get notice(): string | null {
    if (this.#unwritable !== null) return `Nothing is saved at the moment: ${this.#unwritable}.`;
    return this.#unkept === null ? this.#opened.notice : `No history is kept at the moment: ${this.#unkept}.`;
  }

  /** Whether the last write reached the file. */
  get isWritable(): boolean {
    return this.#unwritable === null;
  }

  /** Whether the last write outlives this process. */
  get isLasting(): boolean {
    return this.#unwritable === null && this.#opened.identity !== null;
  }

  /** `otherwise` when it cannot be read. */
  read<Result>(work: (tables: Tables) => Result, otherwise: Result): Result {
    return this.#attempt(() => work(this.#tables), otherwise);
  }

  /** In one transaction; `otherwise` when it cannot be written. */
  write<Result>(work: (tables: Tables) => Result, otherwise: Result): Result {
    return this.#attempt(() => {
      const result = transaction(this.#opened.db, () => work(this.#tables));
      this.#unwritable = null;
      return result;
    }, otherwise);
  }

  /**
   * Writes what may be missing, in a transaction of its own: when it does not fit on the disk, everything else is saved as before.
   * Not tried when the last write failed.
   */
  writeApart(work: (tables: Tables) => void): void {
    if (this.#unwritable !== null) return;
    try {
      transaction(this.#opened.db, () => work(this.#tables));
      this.#unkept = null;
    } catch (error) {
      if (faultOf(error) === 'unwritable') {
        this.#tables.history.forget();
        this.#unkept = reasonOf(error);
      } else this.#recover(error);
    }
  }

  /** Begins anew when somebody deleted or replaced the file: what is written to a file without a name is lost. */
  followFile(): void {
    const { identity } = this.#opened;
    if (this.#dir !== null && identity !== null && identityOf(this.#dir) !== identity)
      this.#replace(openOrRescue(this.#dir, this.#clock));
  }

  close(): void {
    this.#opened.db.close();
  }

  /** Tries a second time after a damaged file was replaced. */
  #attempt<Result>(work: () => Result, otherwise: Result): Result {
    try {
      return work();
    } catch (error) {
      if (!this.#recover(error)) return otherwise;
    }
    try {
      return work();
    } catch (error) {
      this.#recover(error);
      return otherwise;
    }
  }

  /** Answers whether trying again makes sense. */
  #recover(error: unknown): boolean {
    this.#tables.history.forget();
    switch (faultOf(error)) {
      case 'other':
        throw error;
      case 'unwritable':
        this.#unwritable = reasonOf(error);
        return false;
      case 'corrupt':
        this.#replace(rescue(this.#dir, this.#clock, this.#opened.identity));
        return true;
    }
  }

  #replace(opened: Opened): void {
    this.#opened.db.close();
    this.#opened = opened;
    this.#tables = new Tables(opened.db);
    this.#onNewFile();
  }
}
