import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { errno } from '#services/adapters/errno.ts';

import { type Bytes, onDisk, textOf } from './bytes.ts';

/** Where what belongs to a person is kept before it would be overwritten; named by where it was, and a number. */
export class Aside {
  readonly #folder: string;
  readonly moved: { readonly path: string; readonly to: string }[] = [];

  constructor(folder: string) {
    this.#folder = join(folder, 'aside');
  }

  /** Moves what lies at `from` away. */
  move(from: Bytes, path: Bytes): void {
    const to = this.#free(path);
    try {
      renameSync(onDisk(from), to);
    } catch (thrown) {
      if (errno(thrown) !== 'EXDEV') throw thrown;
      cpSync(textOf(from), to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
      rmSync(onDisk(from), { recursive: true });
    }
    this.moved.push({ path: textOf(path), to });
  }

  /** Copies a file that is about to be replaced. */
  copy(from: Bytes, path: Bytes): void {
    if (lstatSync(onDisk(from), { throwIfNoEntry: false })?.isFile() !== true) return;
    const to = this.#free(path);
    copyFileSync(onDisk(from), to);
    this.moved.push({ path: textOf(path), to });
  }

  #free(path: Bytes): string {
    for (let number = 1; ; number++) {
      const to = join(this.#folder, String(number), textOf(path));
      if (existsSync(to) || lstatSync(to, { throwIfNoEntry: false }) !== undefined) continue;
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
      return to;
    }
  }
}
