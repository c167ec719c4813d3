import { lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { explained } from '#services/adapters/workspace/failure.ts';

import { type Bytes, bytesOf, onDisk, textOf } from './bytes.ts';
import { chooseLoose, targetPaths } from './choose.ts';
import { convertedFiles } from './converted.ts';
import { type Found, placeOf, otherRefs, ownRef, stateFiles } from './git-state.ts';
import { treeEntries } from './index-entries.ts';
import { type Kept, type Manifest, readManifest, type StateFile, writeManifest } from './manifest.ts';
import { mostUsual, usualModes } from './modes.ts';
import { emptyObject } from './object-id.ts';
import { protect, unprotect } from './protect.ts';
import { type Checkout, headOf, openQuickly } from './repository.ts';
import { resolvedConflicts } from './resolved-conflicts.ts';
import { partsOf, type Scan, scan } from './scan.ts';
import { checkStop, type Stop } from './stop.ts';
import { StoreWriter } from './store.ts';
import { trackedFiles } from './tracked-files.ts';

export interface TakeOrder {
  readonly id: string;
  readonly top: string;
  readonly folder: string;
  readonly ignored: readonly string[] | null;
  readonly target: string | null;
}

/** A text of the state that may name objects is not longer. */
const TEXT_BYTES = 4 * 1024 * 1024;
/** Left free on the disk for everybody else. */
const RESERVE_BYTES = 16 * 1024 * 1024;

/** Takes a snapshot of a working tree and of its submodules, or answers the one that is there. */
export async function take(order: TakeOrder, stop: Stop): Promise<Manifest> {
  const at = Date.now();
  const before = readManifest(order.folder);
  if (before !== null) return before;
  rmSync(order.folder, { recursive: true, force: true });
  mkdirSync(order.folder, { recursive: true, mode: 0o700 });
  const checkout = await openQuickly(order.top, stop);
  const target = order.target === null ? new Map<Bytes, unknown>() : await treeEntries(checkout, order.target);
  const [seen, others] = await Promise.all([scan(checkout, target), otherRefs(checkout)]);
  const where = seen.status.where ?? (await headOf(checkout));
  const refs = [...ownRef(where), ...others];
  const { kept: loose, leftOut } = chooseLoose(seen, {
    ignored: order.ignored?.map(bytesOf) ?? null,
    target: targetPaths(target.keys()),
  });
  const { unchanged, changed } = trackedFiles(seen);
  const converted = await convertedFiles(checkout, unchanged, seen.walked);
  const paths = new Set([...loose, ...changed, ...converted]);
  const state = stateFiles(checkout);
  assertRoom(
    order.folder,
    [...paths].reduce((sum, path) => sum + (seen.walked.files.get(path)?.bytes ?? 0), 0),
  );
  using store = new StoreWriter(order.folder);
  const stateKept = state.map((found): StateFile => keepState(checkout, store, found));
  const held = protect(checkout, {
    id: order.id,
    staged: [...seen.status.staged, ...(await resolvedConflicts(checkout))],
    head: where.head,
    // A file that will be added has an object already, with nothing in it.
    texts: [
      ...textsOf(checkout, state, refs),
      ...(seen.status.intents.length === 0 ? [] : [emptyObject(checkout.hash)]),
    ],
  });
  // Git is at work on its refs while this thread copies.
  const kept = await beside(held, () => [...paths].map((path) => keep(checkout, seen, store, path))).catch(
    async (thrown: unknown) => {
      await unprotect(checkout, order.id);
      throw thrown;
    },
  );
  const files = kept.filter(({ kind }) => kind === 'file').length;
  store.sync();
  const parts: (Manifest['parts'][number] & { manifest: Manifest })[] = [];
  for (const [number, path] of partsOf(seen).entries()) {
    const folder = `part-${number}`;
    const inner = {
      ...order,
      top: join(order.top, textOf(path)),
      folder: join(order.folder, folder),
      ignored: null,
      target: null,
    };
    parts.push({ path, folder, gitFile: gitFileOf(checkout, path), manifest: await take(inner, stop) });
  }
  const manifest: Manifest = {
    schema: 1,
    id: order.id,
    top: order.top,
    ...where,
    at,
    folders: [...seen.walked.folders],
    owners: strangers(seen, lstatSync(order.top)),
    modes: usualModes(unchanged, seen.usual ?? mostUsual(unchanged)),
    kept,
    intents: seen.status.intents,
    state: stateKept,
    refs,
    parts: parts.map(({ path, folder, gitFile }) => ({ path, folder, gitFile })),
    leftOut: [...leftOut, ...parts.flatMap(({ path, manifest: part }) => part.leftOut.map((one) => `${path}/${one}`))],
    files: parts.reduce((sum, part) => sum + part.manifest.files, files),
    bytes: parts.reduce(
      (sum, part) => sum + part.manifest.bytes,
      kept.reduce((sum, one) => sum + sizeOf(one), 0),
    ),
  };
  writeManifest(order.folder, manifest);
  return manifest;
}

function keep({ root, stop }: Checkout, { walked }: Scan, store: StoreWriter, path: Bytes): Kept {
  checkStop(stop);
  const look = walked.files.get(path);
  if (look === undefined || look.kind === 'other') return { path, kind: 'absent' };
  const place = `${root}/${path}`;
  try {
    if (look.kind === 'link')
      return { path, kind: 'link', target: readlinkSync(onDisk(place), { encoding: 'latin1' }) };
    const { mtimeMs } = lstatSync(onDisk(place));
    return { path, kind: 'file', mode: look.mode, modifiedAt: mtimeMs, stored: store.add(place, look.bytes) };
  } catch (thrown) {
    throw explained(textOf(place), thrown);
  }
}

/** Makes something while another piece of work is under way, and ends when both have. */
async function beside<Made>(other: Promise<void>, make: () => Made): Promise<Made> {
  other.catch(() => undefined);
  // So that its program has started before this thread is busy.
  await nextTurn();
  try {
    return make();
  } finally {
    await other;
  }
}

/** What a submodule says of where its repository is; null when it has it inside. */
function gitFileOf({ root }: Checkout, path: Bytes): Bytes | null {
  const place = onDisk(`${root}/${path}/.git`);
  return lstatSync(place).isFile() ? readFileSync(place, 'latin1') : null;
}

function keepState(checkout: Checkout, store: StoreWriter, { shared, path, mode, bytes }: Found): StateFile {
  const place = placeOf(checkout, { shared, path });
  try {
    return { shared, path, mode, stored: store.add(place, bytes) };
  } catch (thrown) {
    throw explained(textOf(place), thrown);
  }
}

/** Files that belong to somebody else than the checkout itself. */
function strangers({ walked }: Scan, top: { readonly uid: number; readonly gid: number }): Manifest['owners'] {
  const others: [Bytes, number, number][] = [];
  for (const [path, { uid, gid }] of walked.files)
    if (uid !== top.uid || gid !== top.gid) others.push([path, uid, gid]);
  return others;
}

const sizeOf = (kept: Kept): number => (kept.kind === 'file' ? kept.stored.bytes : 0);

/** The texts in which objects are named that nothing else may hold. */
function textsOf(checkout: Checkout, state: readonly Found[], refs: readonly (readonly [string, string])[]): string[] {
  const texts = state
    .filter(({ path, bytes }) => path !== 'index' && !path.startsWith('sharedindex.') && bytes <= TEXT_BYTES)
    .map((found) => readFileSync(onDisk(placeOf(checkout, found)), 'latin1'));
  return [...refs.map(([, id]) => id), ...texts];
}

function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= bytes + RESERVE_BYTES) return;
  throw new OpsError(
    'disk-full',
    `The snapshot needs ${Math.ceil(bytes / 1024 ** 2)} MiB and there is no room for it in ${folder}.`,
    {
      hint: `Free some space, then try again: df -h '${folder}'`,
      exit: 'refused',
    },
  );
}
