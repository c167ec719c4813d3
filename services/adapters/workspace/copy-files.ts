import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import type { Copied } from '#services/ports/workspace.ts';

import { leaves } from './confined.ts';

type Tally = { -readonly [Key in keyof Copied]: Copied[Key] extends number ? number : string[] };

/** Asked before every entry; throws to end the copy. */
export type Halt = (done: { readonly files: number; readonly bytes: number }) => void;

/** Copies a file, link or folder to where nothing is; synchronous, for a thread of its own. Throws what the system says. */
export function copyFiles(from: string, to: string, halt: Halt): Copied {
  const tally: Tally = { files: 0, bytes: 0, links: 0, leadingOut: [], skipped: [] };
  copy(from, to);
  return tally;

  function copy(source: string, target: string): void {
    halt(tally);
    const facts = lstatSync(source);
    if (facts.isDirectory()) {
      mkdirSync(target, { mode: 0o700 });
      for (const name of readdirSync(source)) copy(join(source, name), join(target, name));
      chmodSync(target, facts.mode & 0o7777);
      utimesSync(target, facts.atime, facts.mtime);
    } else if (facts.isFile()) {
      copyFileSync(source, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
      utimesSync(target, facts.atime, facts.mtime);
      tally.files += 1;
      tally.bytes += facts.size;
    } else if (facts.isSymbolicLink()) {
      const leadsTo = readlinkSync(source);
      symlinkSync(leadsTo, target);
      tally.links += 1;
      if (leaves(relative(from, resolve(dirname(source), leadsTo)))) tally.leadingOut.push(relative(from, source));
    } else tally.skipped.push(relative(from, source));
  }
}
