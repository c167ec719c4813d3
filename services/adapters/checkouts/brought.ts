import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Bytes } from './bytes.ts';
import { treeEntries } from './index-entries.ts';
import { type Checkout, existing } from './repository.ts';
import { writeSafely } from './safe-write.ts';
import type { Scan } from './scan.ts';

/** Objects that git itself may have put at a path: they can be had again, so nobody loses anything with the file. */
export type Brought = ReadonlyMap<Bytes, ReadonlySet<string>>;

const NAME = 'expected-commits.json';

/** Remembers that files of a commit may lie in the checkout because of us. */
export function expectCommit(folder: string, commit: string): void {
  const known = expectedCommits(folder);
  if (!known.includes(commit)) writeSafely(join(folder, NAME), JSON.stringify([...known, commit]));
}

/** Everything is as it was: nothing of ours lies there any more. */
export function expectNothing(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}

/** Commits that we went to since the snapshot. */
export function expectedCommits(folder: string): readonly string[] {
  const path = join(folder, NAME);
  if (!existsSync(path)) return [];
  const known: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Array.isArray(known) ? known.filter((one) => typeof one === 'string') : [];
}

/** Files of HEAD, of the index, and of the commits we went to. */
export async function broughtTo(checkout: Checkout, folder: string, { index, status }: Scan): Promise<Brought> {
  const brought = new Map<Bytes, Set<string>>();
  const add = (path: Bytes, id: string): void => {
    const known = brought.get(path);
    if (known === undefined) brought.set(path, new Set([id]));
    else known.add(id);
  };
  for (const [path, { id }] of index.tracked) add(path, id);
  const head = status.commit === null ? [] : [status.commit];
  const commits = await existing(checkout, [...expectedCommits(folder), ...head]);
  for (const commit of commits) for (const [path, { id }] of await treeEntries(checkout, commit)) add(path, id);
  return brought;
}
