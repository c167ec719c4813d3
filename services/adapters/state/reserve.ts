import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { errno } from '#services/adapters/errno.ts';

import { privateDir } from './private-dir.ts';

const NAME = 'reserve';
export const RESERVE_BYTES = 4 * 1024 * 1024;
/** A disk with less than this is left what it has. */
const PLENTY_BYTES = 8 * RESERVE_BYTES;
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Whether something could not be written because there is no space. */
export const isFull = (thrown: unknown): boolean => FULL.has(errno(thrown));

/**
 * Some space in the state directory that is given up when a record cannot be written otherwise, so that what is done on a full
 * disk can be written down and taken back. Nothing here throws.
 */
export class Reserve {
  /** What a person must know once it was given up. */
  notice: string | null = null;
  private readonly path: string;
  private readonly dir: string;

  constructor(stateDir: string) {
    this.dir = stateDir;
    this.path = join(stateDir, NAME);
  }

  /** Sets the space aside, unless it is there or the disk has hardly more. */
  make(): void {
    try {
      privateDir(this.dir);
      if (statSync(this.path, { throwIfNoEntry: false })?.size === RESERVE_BYTES) return;
      const { bavail, bsize } = statfsSync(this.dir);
      if (bavail * bsize >= PLENTY_BYTES) this.fill();
    } catch {
      // Without it a full disk is said as it is.
    }
  }

  /** Gives it up; whether there was something to give. */
  release(): boolean {
    try {
      rmSync(this.path);
    } catch {
      return false;
    }
    this.notice =
      'The disk is full: the reserve of 4.0 MiB was given up to write down what is done. Free space before anything else: cpm-console diagnose disk names what fills it.';
    return true;
  }

  /** Does it; once more with the reserve given up when there was no space. */
  within<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      if (!isFull(thrown) || !this.release()) throw thrown;
      return work();
    }
  }

  /** Bytes that no file system can leave out. */
  private fill(): void {
    const file = openSync(this.path, 'w', 0o600);
    try {
      const bytes = randomFillSync(Buffer.alloc(RESERVE_BYTES));
      for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
      fsyncSync(file);
    } catch (thrown) {
      rmSync(this.path, { force: true });
      throw thrown;
    } finally {
      closeSync(file);
    }
  }
}
