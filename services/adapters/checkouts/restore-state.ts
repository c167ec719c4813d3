import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

import type { Aside } from './aside.ts';
import { expectedCommits } from './brought.ts';
import { type Bytes, onDisk, parentOf } from './bytes.ts';
import { placeOf, refsNow, stateFiles } from './git-state.ts';
import type { Manifest, StateFile } from './manifest.ts';
import { protectAside } from './protect.ts';
import type { Checkout } from './repository.ts';
import { runGit } from './run-git.ts';
import type { StoreReader } from './store.ts';

/** What git itself rewrites all the time; a copy of it is of use to nobody. */
const OF_GIT = /^(?:index|HEAD|ORIG_HEAD|sharedindex\..*|logs\/refs\/stash)$/;
const NAMED = /\b(?:[\da-f]{64}|[\da-f]{40})\b/g;

interface Kit {
  readonly checkout: Checkout;
  /** The commit HEAD is at. */
  readonly head: string | null;
  readonly manifest: Manifest;
  readonly folder: string;
  readonly store: StoreReader;
  readonly aside: Aside;
}

/** How many files and refs of the git directory are not as they were; nothing is changed. */
export async function stateDifferences({
  checkout,
  manifest,
  store,
}: Pick<Kit, 'checkout' | 'manifest' | 'store'>): Promise<string[]> {
  const differences: string[] = [];
  const known = new Set(manifest.state.map((file) => placeOf(checkout, file)));
  for (const file of manifest.state)
    // The index is compared by its entries: whoever looks at it may refresh what it remembers of times.
    if (file.path !== 'index' && !isAsKept(checkout, store, file))
      differences.push(`${file.path} in the git directory`);
  for (const found of stateFiles(checkout))
    if (!known.has(placeOf(checkout, found)) && !found.path.startsWith('sharedindex.'))
      differences.push(`${found.path} in the git directory`);
  const [refs, kept] = [new Map(await refsNow(checkout, manifest.branch)), new Map(manifest.refs)];
  for (const name of new Set([...refs.keys(), ...kept.keys()]))
    if (refs.get(name) !== kept.get(name)) differences.push(name);
  return differences;
}

/** Brings back refs and files of the git directory; the index and HEAD come last. */
export async function restoreState(kit: Kit): Promise<number> {
  const { checkout, manifest, store, aside } = kit;
  const saved = manifest.state.toSorted((a, b) => rankOf(a) - rankOf(b));
  let changed = await restoreRefs(kit);
  const known = new Set(saved.map((file) => placeOf(checkout, file)));
  for (const found of stateFiles(checkout)) {
    const place = placeOf(checkout, found);
    if (known.has(place) || found.path.startsWith('sharedindex.')) continue;
    if (OF_GIT.test(found.path)) rmSync(onDisk(place), { force: true });
    else aside.move(place, `.git/${found.path}`);
    if (found.path.includes('/') && !found.shared) removeEmpty(parentOf(place));
    changed += 1;
  }
  for (const file of saved) {
    if (isAsKept(checkout, store, file)) continue;
    const place = placeOf(checkout, file);
    if (!OF_GIT.test(file.path)) aside.copy(place, `.git/${file.path}`);
    writeAtOnce(place, store.read(file.stored), file.mode);
    changed += 1;
  }
  return changed;
}

const rankOf = ({ path }: StateFile): number => ['index', 'HEAD'].indexOf(path);

function isAsKept(checkout: Checkout, store: StoreReader, file: StateFile): boolean {
  try {
    return readFileSync(onDisk(placeOf(checkout, file))).equals(store.read(file.stored));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR'))
      return false;
    throw thrown;
  }
}

async function restoreRefs({ checkout, head, manifest, folder, store }: Kit): Promise<number> {
  const kept = new Map(manifest.refs);
  const now = await refsNow(checkout, manifest.branch);
  const ours = new Set([...expectedCommits(folder), ...kept.values(), manifest.head]);
  const log = manifest.state.find(({ path }) => path === 'logs/refs/stash');
  const logged = new Set(log === undefined ? [] : store.read(log.stored).toString('latin1').match(NAMED));
  const since = [...now.map(([, id]) => id), ...(head === null ? [] : [head]), ...stashedNow(checkout)];
  await protectAside(
    checkout,
    manifest.id,
    since.filter((id) => !ours.has(id) && !logged.has(id)),
  );
  const wrong = manifest.refs.filter(([name, id]) => now.find(([one]) => one === name)?.[1] !== id);
  const extra = now.filter(([name]) => !kept.has(name));
  const lines = [...wrong.map(([name, id]) => `update ${name} ${id}\n`), ...extra.map(([name]) => `delete ${name}\n`)];
  if (lines.length > 0)
    await runGit(checkout, ['update-ref', '--no-deref', '--stdin'], { input: Buffer.from(lines.join(''), 'latin1') });
  return lines.length;
}

/** Every stash there is now, by the log that lists them. */
function stashedNow({ commonDir }: Checkout): string[] {
  try {
    return readFileSync(onDisk(`${commonDir}/logs/refs/stash`), 'latin1')
      .split('\n')
      .flatMap((line) => line.split(' ', 2)[1] ?? []);
  } catch {
    // Without a stash there is no log.
    return [];
  }
}

function writeAtOnce(place: Bytes, data: Buffer, mode: number): void {
  mkdirSync(onDisk(parentOf(place)), { recursive: true });
  const draft = `${place}.cpm-restore`;
  rmSync(onDisk(draft), { force: true });
  const file = openSync(onDisk(draft), 'wx', 0o600);
  try {
    writeFileSync(file, data);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(onDisk(draft), mode);
  renameSync(onDisk(draft), onDisk(place));
}

function removeEmpty(folder: Bytes): void {
  try {
    rmdirSync(onDisk(folder));
  } catch {
    // Something is left in it, which is moved next.
  }
}
