import { createHash } from 'node:crypto';
import {
  chmodSync,
  lchownSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';

import { errno } from '#services/adapters/errno.ts';

import type { Aside } from './aside.ts';
import { below, type Bytes, onDisk, parentOf } from './bytes.ts';
import type { Action } from './difference.ts';
import type { Want } from './expected.ts';
import type { Checkout } from './repository.ts';
import { runGit } from './run-git.ts';
import { checkStop } from './stop.ts';
import type { StoreReader } from './store.ts';

interface Tools {
  readonly checkout: Checkout;
  readonly store: StoreReader;
  readonly aside: Aside;
  /** Owner of the checkout, whom root gives what it writes. */
  readonly owner: Owner;
  /** Files that belong to somebody else. */
  readonly owners: ReadonlyMap<Bytes, Owner>;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const BLOBS_AT_ONCE = 256;
const OPEN_FOLDER = 0o700;

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** Does it: first what must go, then folders, then files, modes at the end. Each file appears whole or not at all. */
export async function apply(actions: readonly Action[], tools: Tools): Promise<void> {
  const { checkout, aside } = tools;
  const place = (path: Bytes): Bytes => below(checkout.root, path);
  const all = <Kind extends Action['kind']>(kind: Kind): Of<Kind>[] =>
    actions.filter((action): action is Of<Kind> => action.kind === kind);
  for (const { path, aside: keeps } of all('remove')) {
    checkStop(checkout.stop);
    if (keeps) aside.move(place(path), path);
    else rmSync(onDisk(place(path)), { force: true });
  }
  const deepestFirst = all('remove-folder').toSorted((a, b) => b.path.length - a.path.length);
  for (const { path, must } of deepestFirst)
    removeFolder(place(path), must ? () => aside.move(place(path), path) : null);
  const made = all('make-folder').toSorted((a, b) => a.path.length - b.path.length);
  for (const { path } of made) {
    mkdirSync(onDisk(place(path)), { recursive: true, mode: OPEN_FOLDER });
    own(tools, path, place(path));
  }
  for (const { path, over } of all('write')) if (over === 'aside') aside.move(place(path), path);
  await writeAll(all('write'), tools);
  for (const { path, mode } of all('mode')) chmodSync(onDisk(place(path)), mode);
  for (const { path, mode } of [...made, ...all('folder-mode')].toSorted((a, b) => b.path.length - a.path.length))
    chmodSync(onDisk(place(path)), mode);
}

function removeFolder(path: Bytes, otherwise: (() => void) | null): void {
  try {
    rmdirSync(onDisk(path));
  } catch (thrown) {
    const code = errno(thrown);
    if (code === 'ENOENT') return;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw thrown;
    otherwise?.();
  }
}

async function writeAll(writes: readonly Of<'write'>[], tools: Tools): Promise<void> {
  const { checkout, store } = tools;
  const blobs: { path: Bytes; want: Extract<Want, { kind: 'blob' }> }[] = [];
  for (const { path, want } of writes) {
    checkStop(checkout.stop);
    if (want.kind === 'blob') blobs.push({ path, want });
    else if (want.kind === 'link') put(tools, path, { link: Buffer.from(want.target, 'latin1') });
    else if (want.kind === 'file') {
      put(tools, path, { data: store.read(want.stored), mode: want.mode });
      const at = want.modifiedAt / 1000;
      utimesSync(onDisk(below(checkout.root, path)), at, at);
    }
  }
  for (let from = 0; from < blobs.length; from += BLOBS_AT_ONCE) {
    checkStop(checkout.stop);
    const some = blobs.slice(from, from + BLOBS_AT_ONCE);
    const output = await runGit(checkout, ['cat-file', '--batch', '--buffer'], {
      input: some.map(({ want }) => `${want.id}\n`).join(''),
    });
    let at = 0;
    for (const { path, want } of some) {
      const end = output.indexOf(10, at);
      const size = Number(output.toString('latin1', at, end).split(' ')[2]);
      const data = output.subarray(end + 1, end + 1 + size);
      at = end + 1 + size + 1;
      put(tools, path, want.link ? { link: data } : { data, mode: want.mode });
    }
  }
}

type Content = { readonly data: Buffer; readonly mode: number } | { readonly link: Buffer };

/** Beside the place first, under a name that only depends on the place: a later try writes over what a killed one left. */
function put(tools: Tools, path: Bytes, content: Content): void {
  const place = below(tools.checkout.root, path);
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const draft = below(tools.checkout.root, below(parentOf(path), `.cpm-restore-${name}`));
  rmSync(onDisk(draft), { force: true });
  if ('link' in content) symlinkSync(content.link, onDisk(draft));
  else {
    writeFileSync(onDisk(draft), content.data, { flag: 'wx', mode: 0o600 });
  }
  own(tools, path, draft);
  if ('data' in content) chmodSync(onDisk(draft), content.mode);
  renameSync(onDisk(draft), onDisk(place));
}

/** Root gives what it wrote to whom it belonged; nobody else can. */
function own({ owner, owners }: Tools, path: Bytes, place: Bytes): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = owners.get(path) ?? owner;
  if (uid !== 0 || gid !== 0) lchownSync(onDisk(place), uid, gid);
}
