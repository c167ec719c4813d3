import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { below, type Bytes, bytesOf, onDisk, textOf } from './bytes.ts';
import type { Checkout } from './repository.ts';
import { listed } from './walk.ts';

/** A lock file of git. They name nobody, so whoever has it open, or is a git at work in the checkout, is its owner. */
export interface Lock {
  readonly place: Bytes;
  /** From the git directory. */
  readonly name: string;
  readonly ageMs: number;
  /** Null when no process is there that could hold it: it is stale. */
  readonly owner: { readonly pid: number; readonly command: string } | null;
}

/** Where nobody can say whose it is, a lock of this age still counts as held. */
const YOUNG_MS = 10 * 60_000;

/** What git holds while it packs by itself after a commit, for minutes in a big repository; nothing else waits for it. */
const OF_COLLECTION = /^gc\.(?:pid|log)\.lock$/;

/** The locks that keep git from working in a checkout, the oldest first. */
export function locksOf(checkout: Checkout, branch: string | null): Lock[] {
  const { gitDir, commonDir } = checkout;
  const names = [...new Set([gitDir, commonDir])].flatMap((folder) =>
    listed(folder).flatMap((name) =>
      name.endsWith('.lock') && !OF_COLLECTION.test(name) ? [below(folder, name)] : [],
    ),
  );
  const refs = ['refs/stash', ...(branch === null ? [] : [bytesOf(branch)])].map((ref) => `${commonDir}/${ref}.lock`);
  return [...names, ...refs].flatMap((place): Lock[] => {
    const facts = lstatSync(onDisk(place), { throwIfNoEntry: false });
    if (facts === undefined) return [];
    const ageMs = Math.max(0, Date.now() - facts.mtimeMs);
    const name = textOf(place.slice((place.startsWith(gitDir) ? gitDir : commonDir).length + 1));
    return [{ place, name, ageMs, owner: ownerOf(checkout, textOf(place), ageMs) }];
  });
}

function ownerOf({ root }: Checkout, lock: string, ageMs: number): Lock['owner'] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return ageMs < YOUNG_MS ? { pid: 0, command: 'git' } : null;
  }
  const top = textOf(root);
  for (const pid of pids) {
    const command = quietly(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) ?? '';
    const cwd = command.startsWith('git') ? quietly(() => readlinkSync(`/proc/${pid}/cwd`)) : undefined;
    if (cwd === top || cwd?.startsWith(`${top}/`)) return { pid: Number(pid), command };
    const open = quietly(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
    for (const fd of open)
      if (quietly(() => readlinkSync(join('/proc', pid, 'fd', fd))) === lock) return { pid: Number(pid), command };
  }
  return null;
}

/** Processes end while they are looked at, and those of others may not be. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
