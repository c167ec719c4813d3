import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import { type Keychain, KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';

import { type KeyPlace, newKeyText, type TrailKey, trailKey } from './seal.ts';
import type { Trail } from './trail.ts';

/** Why there is no key now: `away` may come back by itself or with an unlock, `lost` does not. */
export interface NoKey {
  readonly why: 'away' | 'lost';
  readonly message: string;
  readonly hint: string;
}

interface Stores {
  /** Null where the program has none. */
  readonly keychain: () => Keychain | null;
  /** Where the key is where there is no keychain. */
  readonly file: string;
}

const TRIES = 4;
const STORING_MS = 250;

/** The key of the trail; made at the first time. A key is never put elsewhere than where the trail says. */
export async function loadKey(trail: Trail, stores: Stores): Promise<TrailKey | NoKey> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const named = trail.named();
    const found = named === null ? null : await read(stores, named);
    if (found !== null && ('seal' in found || found.why === 'away' || trail.last() !== null)) return found;
    if (found !== null && tries === 0) {
      // Another process has named it and is just storing it.
      await setTimeout(STORING_MS);
      continue;
    }
    const made = await make(trail, stores, named?.key ?? null);
    if (made !== null) return made;
  }
  return away('Another console is making the key of the audit trail.');
}

/** Null when somebody else named a key meanwhile. */
async function make(trail: Trail, stores: Stores, instead: string | null): Promise<TrailKey | NoKey | null> {
  const place = await placeForNew(stores.keychain());
  if (typeof place !== 'string') return place;
  const text = newKeyText();
  const key = trailKey(text, place);
  const store = () => (place === 'file' ? writeKeyFile(stores.file, text) : undefined);
  if (key === null || !trail.claim(key, instead, store)) return null;
  try {
    if (place === 'keychain') await stores.keychain()?.setPassword(KEYCHAIN_SERVICE, accountOf(key.id), text);
  } catch (thrown) {
    if (thrown instanceof OpsError) return away(thrown.message, thrown.hint);
    throw thrown;
  }
  return trail.named()?.key === key.id ? key : null;
}

/** A locked keychain is waited for; where there is none, or one that is only read, a file has to do. */
async function placeForNew(keychain: Keychain | null): Promise<KeyPlace | NoKey> {
  if (keychain === null || keychain.driver === 'env' || keychain.driver === 'systemd') return 'file';
  const { condition, message, hint } = await keychain.state();
  if (condition === 'unlocked') return 'keychain';
  return condition === 'unavailable' || condition === 'no-default-collection' ? 'file' : away(message, hint);
}

async function read(stores: Stores, { key: id, place }: { readonly key: string; readonly place: KeyPlace }) {
  if (place === 'file') return trailKeyOf(keyFileText(stores.file), id, place) ?? lost(stores.file);
  const keychain = stores.keychain();
  if (keychain === null) return away('The key of the audit trail is in a keychain, and there is none here.');
  const { condition, message, hint } = await keychain.state();
  if (condition !== 'unlocked') return away(message, hint);
  try {
    const text = await keychain.getPassword(KEYCHAIN_SERVICE, accountOf(id));
    return trailKeyOf(text, id, place) ?? lost(`the keychain (${accountOf(id)})`);
  } catch (thrown) {
    if (thrown instanceof OpsError) return away(thrown.message, thrown.hint);
    throw thrown;
  }
}

function trailKeyOf(text: string | null, id: string, place: KeyPlace): TrailKey | null {
  const key = trailKey(text, place);
  return key?.id === id ? key : null;
}

/** Account of the item that holds the key of a trail. */
export const accountOf = (id: string): string => `audit/key-${id}`;

/** Whole under its name from the first moment on. */
function writeKeyFile(path: string, text: string): void {
  const part = `${path}.part`;
  privateDir(dirname(path));
  rmSync(part, { force: true });
  writeFileSync(part, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(part, path);
}

function keyFileText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

const away = (message: string, hint = 'Unlock the keychain, then try again: cpm-console cred unlock'): NoKey => ({
  why: 'away',
  message,
  hint,
});

const lost = (where: string): NoKey => ({
  why: 'lost',
  message: `The key of the audit trail is not in ${where} any more, so nobody can tell whether the trail is whole.`,
  hint: 'Put it back from a backup. To begin a new trail, move audit.db away; the witnesses will say that one was there.',
});
