import { accessSync, constants, existsSync } from 'node:fs';

import { OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';
import type { Overwritten, SnapshotRefusal } from '#services/ports/checkouts.ts';

import { below, type Bytes, onDisk, parentOf, textOf } from './bytes.ts';
import { isInTheWay, targetPaths } from './choose.ts';
import { treeEntries } from './index-entries.ts';
import { type Checkout, openCheckout } from './repository.ts';
import { tryGit } from './run-git.ts';
import { type Scan, scan } from './scan.ts';
import type { Stop } from './stop.ts';

const MOST = 200;

type Target = Awaited<ReturnType<typeof treeEntries>>;

/** What going to a commit overwrites in a working tree; reads only. Throws OpsError `no-commit`. */
export async function overwritten(top: string, revision: string, stop: Stop): Promise<Overwritten> {
  const checkout = await openCheckout(top, stop);
  const commit = await commitOf(checkout, revision);
  const counted = await tryGit(checkout, ['rev-list', '--left-right', '--count', `HEAD...${commit}`]);
  const [lost = 0, gained = 0] = counted.code === 0 ? counted.stdout.toString().trim().split(/\s+/).map(Number) : [];
  const walked = await tryGit(checkout, ['rev-list', '--objects', '--no-walk', '--quiet', commit]);
  const none = { commit, lost, gained, changes: 0, uncommitted: [], untracked: [], ignored: [], flagged: [] };
  if (walked.code !== 0) return { ...none, refusal: incomplete(top, commit) };
  const target = await treeEntries(checkout, commit);
  const now = await scan(checkout, target);
  const paths = targetPaths(target.keys());
  const untracked = new Set(now.status.untracked);
  const loose = [...now.walked.files.keys()].filter(
    (path) => !now.index.tracked.has(path) && !now.index.conflicts.has(path) && isInTheWay(path, paths),
  );
  const changes = changesOf(now, target);
  return {
    ...none,
    changes: changes.length,
    uncommitted: shown(new Set([...now.status.changed, ...now.status.inIndex])),
    untracked: shown(loose.filter((path) => untracked.has(path))),
    ignored: shown(loose.filter((path) => !untracked.has(path))),
    flagged: shown(flaggedOf(now)),
    refusal: inTheWay(top, now, target) ?? unwritable(checkout, changes),
  };
}

async function commitOf(checkout: Checkout, revision: string): Promise<string> {
  const found = await tryGit(checkout, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (found.code === 0) return found.stdout.toString().trim();
  throw new OpsError('no-commit', `${checkout.top} has no commit ${revision}.`, {
    hint: `See what there is: git -C ${quoted(checkout.top)} log --oneline --all`,
    exit: 'usage',
  });
}

/** Tracked paths that become others, come or go. */
function changesOf({ index, status }: Scan, target: Target): Bytes[] {
  const changed = new Set<Bytes>([...status.changed, ...index.conflicts]);
  for (const [path, { id, mode }] of index.tracked) {
    const there = target.get(path);
    if (there?.id !== id || there.mode !== mode) changed.add(path);
  }
  for (const path of target.keys()) if (!index.tracked.has(path)) changed.add(path);
  return [...changed];
}

/** Those that lie in the working tree; a sparse one has others that do not, and git knows how to go on with them. */
const flaggedOf = ({ index, walked }: Scan): Bytes[] =>
  [...index.tracked].flatMap(([path, { flagged }]) => (flagged && walked.files.has(path) ? [path] : []));

/** Git would remove a whole folder that no snapshot keeps, or something that is no file. */
function inTheWay(top: string, { walked, index }: Scan, target: Target): SnapshotRefusal | null {
  const paths = targetPaths(target.keys());
  const whole = [...walked.apart, ...walked.repositories].find((path) => {
    const there = target.get(path);
    if (there !== undefined) return there.mode !== '160000';
    return isInTheWay(path, { files: paths.files, folders: index.tracked.has(path) ? paths.folders : new Set() });
  });
  const special = [...walked.files].find(([path, { kind }]) => kind === 'other' && isInTheWay(path, paths))?.[0];
  const path = whole ?? special;
  if (path === undefined) return null;
  return {
    code: 'in-the-way',
    message: `The commit has a file where ${textOf(path)} is in ${top}, and git would delete that for good.`,
    hint: `Move it away first: mv ${quoted(textOf(path))} ${quoted(`${textOf(path)}.old`)}`,
  };
}

/** Git stops half-way where it may not write. */
function unwritable({ root }: Checkout, changes: readonly Bytes[]): SnapshotRefusal | null {
  for (const folder of new Set(changes.map(parentOf))) {
    let place = below(root, folder);
    while (place.length > root.length && !existsSync(onDisk(place))) place = parentOf(place);
    try {
      accessSync(onDisk(place), constants.W_OK | constants.X_OK);
    } catch {
      return {
        code: 'no-access',
        message: `You may not write into ${textOf(place)}, so the checkout would end half-way.`,
        hint: `See whose it is: ls -ld ${quoted(textOf(place))}`,
      };
    }
  }
  return null;
}

const incomplete = (top: string, commit: string): SnapshotRefusal => ({
  code: 'missing-objects',
  message: `The repository of ${top} does not have all of ${commit.slice(0, 12)}, and nothing is fetched in a recovery.`,
  hint: 'Choose another commit, or fetch it yourself first.',
});

const shown = (paths: Iterable<Bytes>): string[] => [...paths].slice(0, MOST).map(textOf);
