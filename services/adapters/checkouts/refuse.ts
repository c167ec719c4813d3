import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { SnapshotRefusal } from '#services/ports/checkouts.ts';

import { onDisk, textOf } from './bytes.ts';
import { lockRefusal } from './lock-words.ts';
import { locksOf } from './locks.ts';
import { type Checkout, existing, headOf, openCheckout } from './repository.ts';
import { tryGit } from './run-git.ts';
import { partsOf, type Scan, scan } from './scan.ts';
import type { Stop } from './stop.ts';

const NAMED_PATHS = 3;

/** Why no snapshot of a working tree can be taken; null when one can. */
export async function refuse(top: string, stop: Stop): Promise<SnapshotRefusal | null> {
  try {
    const checkout = await openCheckout(top, stop);
    const { head, branch } = await headOf(checkout);
    const lock = locksOf(checkout, branch)[0];
    const early = partial(checkout) ?? (lock === undefined ? null : lockRefusal(top, lock));
    if (early !== null) return early;
    const seen = await scan(checkout);
    const late = (await missing(checkout, head, seen)) ?? unreadable(checkout, seen);
    if (late !== null) return late;
    for (const part of partsOf(seen)) {
      const refused = await refuse(join(top, textOf(part)), stop);
      if (refused !== null) return { ...refused, message: `Submodule ${textOf(part)}: ${refused.message}` };
    }
    return null;
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code === 'cancelled') throw thrown;
    return { code: thrown.code, message: thrown.message, hint: thrown.hint ?? `git -C '${top}' status` };
  }
}

/** Clones that leave objects with the remote, and repositories that keep their refs in another way than we know. */
function partial({ config, top }: Checkout): SnapshotRefusal | null {
  const promises = [...config].some(([key, values]) => /^remote\..*\.promisor$/s.test(key) && values.includes('true'));
  if (promises || config.has('extensions.partialclone'))
    return {
      code: 'partial-clone',
      message: `${top} is a partial clone: what it does not have cannot be kept, and would be fetched in the middle.`,
      hint: `Make it whole first: git -C '${top}' fetch --refetch --no-filter`,
    };
  const storage = config.get('extensions.refstorage')?.at(-1) ?? 'files';
  if (storage === 'files') return null;
  return {
    code: 'ref-storage',
    message: `${top} keeps its refs as ${storage}, which this version does not know how to bring back.`,
    hint: 'Copy the folder as it is before you change anything.',
  };
}

/** Every object that a restore would need has to be there. */
async function missing(
  checkout: Checkout,
  head: string | null,
  { index, status }: Scan,
): Promise<SnapshotRefusal | null> {
  const needed = [...index.tracked.values()].flatMap(({ mode, id }) => (mode === '160000' ? [] : [id]));
  const there = await existing(checkout, [...needed, ...status.staged]);
  let gone = [...needed, ...status.staged].find((id) => !there.has(id) && !EMPTY.has(id));
  if (gone === undefined && head !== null) {
    const walked = await tryGit(checkout, ['rev-list', '--objects', '--no-walk', '--quiet', head]);
    if (walked.code !== 0) gone = /[\da-f]{40,64}/.exec(walked.stderr)?.[0] ?? 'one of HEAD';
  }
  if (gone === undefined) return null;
  return {
    code: 'missing-objects',
    message: `The repository of ${checkout.top} lacks objects that it needs (${gone}), so its state cannot be kept.`,
    hint: `See what is missing: git -C '${checkout.top}' fsck --connectivity-only`,
  };
}

/** What an entry that will be added points to need not be there. */
const EMPTY = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

function unreadable({ root }: Checkout, { walked, status, index }: Scan): SnapshotRefusal | null {
  const ignored = new Set(status.ignored);
  const paths = [...walked.files].flatMap(([path, { kind }]) => {
    if (kind !== 'file' || ignored.has(path)) return [];
    const unchanged = index.tracked.has(path) && !status.changed.has(path);
    return unchanged || isReadable(`${root}/${path}`) ? [] : [textOf(path)];
  });
  if (paths.length === 0) return null;
  const more = paths.length > NAMED_PATHS ? ` and ${paths.length - NAMED_PATHS} more` : '';
  return {
    code: 'unreadable',
    message: `You may not read ${paths.slice(0, NAMED_PATHS).join(', ')}${more} in ${textOf(root)}, so they cannot be kept.`,
    hint: `See whose they are: ls -l '${textOf(root)}/${paths[0] ?? ''}'`,
  };
}

function isReadable(path: string): boolean {
  try {
    accessSync(onDisk(path), constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
