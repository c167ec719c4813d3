import { type Entry, named } from './entry.ts';
import { ask } from './git.ts';

const ENTRY =
  /([A-Za-z?]) (\d{6}) ([\da-f]+) (\d)\t([^\0]*)\0 {2}ctime: .*\n {2}mtime: .*\n {2}dev: .*\n {2}uid: .*\n {2}size: .*flags: ([\da-f]+)\n/g;

/** Flags that are kept in the file: assume unchanged, skip in the working tree, to be added. */
const KEPT_FLAGS = 0x8000 + 2 ** 30 + 2 ** 29;

/** What is staged: mode, object, stage and flags of every path; not the cached stat data. */
export async function indexEntries(path: string): Promise<Entry[]> {
  const text = await ask(path, 'ls-files', '--stage', '-v', '--debug', '-z');
  const entries = [...text.matchAll(ENTRY)];
  const read = entries.reduce((sum, [all]) => sum + all.length, 0);
  if (read !== text.length) throw new Error(`git ls-files --debug says something new:\n${text.slice(0, 400)}`);
  return entries.map(([, tag, mode, object, stage, name = '', flags = '0']): Entry => [
    `index ${named(name)} ${stage}`,
    `${mode} ${object} ${tag} ${(BigInt(`0x${flags}`) & BigInt(KEPT_FLAGS)).toString(16)}`,
  ]);
}
