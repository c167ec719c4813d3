import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Compared } from '#services/ports/checkouts.ts';

import { textOf } from './bytes.ts';
import type { Action } from './difference.ts';
import { gather, type Gathered } from './gather.ts';
import { locksOf } from './locks.ts';
import { headOf } from './repository.ts';
import { stateDifferences } from './restore-state.ts';
import { check } from './restore.ts';
import type { Stop } from './stop.ts';
import { StoreReader } from './store.ts';

const MOST = 100;

/** Whether a working tree and its submodules are as they were. */
export async function compare(top: string, folder: string, stop: Stop): Promise<Compared> {
  check(folder);
  const { differences, since } = await compareOne(top, folder, stop);
  return {
    state: differences.length === 0 ? 'same' : 'differs',
    differences: differences.slice(0, MOST),
    since: since.slice(0, MOST),
  };
}

async function compareOne(
  top: string,
  folder: string,
  stop: Stop,
): Promise<{ differences: string[]; since: string[] }> {
  using store = new StoreReader(folder);
  const gathered = await gather({ top, folder, store, stop });
  const { checkout, manifest, difference, now } = gathered;
  const { branch } = now.status.where ?? (await headOf(checkout));
  const differences = [
    ...difference.actions.map(wordsOf),
    ...(await stateDifferences({ checkout, manifest, store })),
    ...(isIndexSame(gathered) ? [] : ['the index']),
    ...locksOf(checkout, branch).map(({ name }) => `${name} in the git directory`),
  ];
  const since = difference.since.map(textOf);
  for (const part of manifest.parts) {
    const path = textOf(part.path);
    const inner = join(top, path);
    if (!existsSync(join(inner, '.git'))) {
      differences.push(`${path} is not checked out any more`);
      continue;
    }
    const found = await compareOne(inner, join(folder, part.folder), stop);
    differences.push(...found.differences.map((one) => `${one} of ${path}`));
    since.push(...found.since.map((one) => `${path}/${one}`));
  }
  return { differences, since };
}

function isIndexSame({ saved, now, manifest }: Gathered): boolean {
  return saved.text === now.index.text && manifest.intents.join('\0') === now.status.intents.join('\0');
}

const WORDS: Readonly<Record<Action['kind'], string>> = {
  remove: 'was not there before',
  write: 'is another or is gone',
  mode: 'has another mode',
  'make-folder': 'is gone',
  'folder-mode': 'has another mode',
  'remove-folder': 'was not there before',
};

const wordsOf = ({ kind, path }: Action): string => `${textOf(path)} ${WORDS[kind]}`;
