import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { explained } from '#services/adapters/workspace/failure.ts';
import type { Restored } from '#services/ports/checkouts.ts';

import { apply } from './apply.ts';
import { Aside } from './aside.ts';
import { expectCommit, expectedCommits, expectNothing } from './brought.ts';
import { below, type Bytes, bytesOf, onDisk, textOf } from './bytes.ts';
import { gather, manifestIn, ownerOf } from './gather.ts';
import { locksOf } from './locks.ts';
import type { Manifest } from './manifest.ts';
import { protectAside } from './protect.ts';
import { type Checkout, openCheckout } from './repository.ts';
import { restoreState } from './restore-state.ts';
import type { Stop } from './stop.ts';
import { StoreReader } from './store.ts';

const MOST = 100;

/** Brings a working tree and its submodules back; everything that was kept is checked before anything is touched. */
export async function restore(top: string, folder: string, stop: Stop): Promise<Restored> {
  check(folder);
  const aside = new Aside(folder);
  const done = await restoreOne(top, folder, aside, stop);
  // So that a loss of power a moment later does not take it away again; without the program the kernel does it in time.
  spawnSync('sync', ['-f', top], { stdio: 'ignore' });
  return { ...done, aside: aside.moved, since: done.since.slice(0, MOST) };
}

/** Throws OpsError `snapshot-missing` or `snapshot-changed` unless everything kept is as it was. */
export function check(folder: string): Manifest {
  const manifest = manifestIn(folder);
  using store = new StoreReader(folder);
  for (const { stored } of manifest.state) store.check(stored);
  for (const kept of manifest.kept) if (kept.kind === 'file') store.check(kept.stored);
  for (const part of manifest.parts) check(join(folder, part.folder));
  return manifest;
}

async function restoreOne(
  top: string,
  folder: string,
  aside: Aside,
  stop: Stop,
): Promise<{ changed: number; since: string[] }> {
  using store = new StoreReader(folder);
  const opened = await freeLocks(top, manifestIn(folder), aside, stop);
  const { checkout, manifest, difference, now } = await gather({ top, folder, store, stop, opened });
  const head = now.status.commit;
  if (head !== null) {
    // A commit that somebody made since must not end without a name.
    if (head !== manifest.head && !expectedCommits(folder).includes(head))
      await protectAside(checkout, manifest.id, [head]);
    expectCommit(folder, head);
  }
  const owners = new Map(manifest.owners.map(([path, uid, gid]) => [path, { uid, gid }]));
  try {
    await apply(difference.actions, { checkout, store, aside, owner: ownerOf(top), owners });
  } catch (thrown) {
    throw explained(thrown instanceof Error && 'path' in thrown ? String(thrown.path) : top, thrown);
  }
  let changed = difference.actions.length + (await restoreState({ checkout, head, manifest, folder, store, aside }));
  const since = difference.since.map(textOf);
  for (const part of manifest.parts) {
    const inner = join(top, textOf(part.path));
    putGitFile(inner, part.gitFile);
    const done = await restoreOne(inner, join(folder, part.folder), aside, stop);
    changed += done.changed;
    since.push(...done.since.map((path) => `${textOf(part.path)}/${path}`));
  }
  expectNothing(folder);
  return { changed, since };
}

/** A submodule whose working tree went away is found by this file; its repository lies beside that of the project. */
function putGitFile(top: string, gitFile: Bytes | null): void {
  const place = onDisk(below(bytesOf(top), '.git'));
  if (gitFile === null || existsSync(place)) return;
  mkdirSync(top, { recursive: true });
  writeFileSync(place, gitFile, 'latin1');
}

/** A git that was killed leaves its locks behind; one that is at work is waited for by nobody. Null without a repository. */
async function freeLocks(top: string, { branch }: Manifest, aside: Aside, stop: Stop): Promise<Checkout | null> {
  if (lstatSync(join(top, '.git'), { throwIfNoEntry: false }) === undefined) return null;
  const checkout = await openCheckout(top, stop);
  for (const { place, name, owner } of locksOf(checkout, branch)) {
    if (owner !== null)
      throw new OpsError(
        'index-lock',
        `${owner.command} (process ${owner.pid}) is at work in ${top} and holds ${name}.`,
        {
          hint: 'Wait until it is done, then call it again.',
          exit: 'locked',
        },
      );
    aside.move(place, `.git/${name}`);
  }
  return checkout;
}
