import { lstatSync } from 'node:fs';

import { OpsError } from '#domain/errors.ts';

import { broughtTo } from './brought.ts';
import type { Bytes } from './bytes.ts';
import { type Difference, differenceOf } from './difference.ts';
import { expectedOf } from './expected.ts';
import type { IndexEntries } from './index-entries.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type Checkout, openQuickly } from './repository.ts';
import { savedIndex } from './saved-index.ts';
import { type Scan, scanPrinted } from './scan.ts';
import type { Stop } from './stop.ts';
import type { StoreReader } from './store.ts';

/** A snapshot beside the checkout as it is now. */
export interface Gathered {
  readonly checkout: Checkout;
  readonly manifest: Manifest;
  readonly saved: IndexEntries;
  readonly now: Scan<IndexEntries>;
  readonly difference: Difference;
}

/** Throws OpsError `snapshot-missing`. */
export function manifestIn(folder: string): Manifest {
  const manifest = readManifest(folder);
  if (manifest !== null) return manifest;
  throw new OpsError('snapshot-missing', `There is no snapshot in ${folder}.`, {
    hint: 'Nothing was touched. What git kept is still there: git for-each-ref refs/cpm-console/recovery',
    exit: 'refused',
  });
}

interface Given {
  readonly top: string;
  readonly folder: string;
  readonly store: StoreReader;
  readonly stop: Stop;
  /** The checkout, where it was opened already. */
  readonly opened?: Checkout | null;
}

/** Looks at both and says what differs in the files; reads only. */
export async function gather({ top, folder, store, stop, opened }: Given): Promise<Gathered> {
  const manifest = manifestIn(folder);
  const checkout = opened ?? (await openQuickly(top, stop));
  const saved = await savedIndex(checkout, manifest, folder, store);
  const paths = function* (): Generator<Bytes> {
    yield* saved.tracked.keys();
    for (const { path } of manifest.kept) yield path;
  };
  const now = await scanAnyhow(checkout, [...paths()]);
  const brought = await broughtTo(checkout, folder, now);
  const expected = expectedOf(manifest, saved);
  const { at } = manifest;
  return { checkout, manifest, saved, now, difference: differenceOf({ checkout, now, expected, brought, at }) };
}

/** An index that git cannot read says nothing: every file is looked at then. */
async function scanAnyhow(checkout: Checkout, paths: readonly Bytes[]): Promise<Scan<IndexEntries>> {
  try {
    return await scanPrinted(checkout, paths);
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'broken-repository') throw thrown;
    return scanPrinted(checkout, paths, `${checkout.gitDir}/cpm-console-no-index`);
  }
}

/** Owner of a folder. */
export function ownerOf(top: string): { readonly uid: number; readonly gid: number } {
  const { uid, gid } = lstatSync(top);
  return { uid, gid };
}
