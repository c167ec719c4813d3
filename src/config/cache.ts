import { fingerprint } from '#domain/fingerprint.ts';
import { joinPath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

import type { Config } from './config.ts';
import { isPrivate } from './private.ts';

/** A checked configuration kept for the next start. */
interface Kept {
  /** What it depends on besides files. */
  readonly key: string;
  /** Version of each file it was made of; null for one that was not there. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly config: Config;
}

/** The file that holds what a configuration file came to. */
export function cachePath(stateDir: string, path: string): string {
  return joinPath(stateDir, 'cache', `config-${fingerprint(path)}.json`);
}

/** The kept configuration if nothing it depends on has changed, else null. Never throws. */
export async function recallConfig(store: ConfigStore, file: string, key: string): Promise<Kept | null> {
  const text = await store.recall(file);
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (!isKept(kept) || kept.key !== key) return null;
    const now = await Promise.all(Object.keys(kept.inputs).map((path) => store.stamp(path)));
    return Object.values(kept.inputs).every((stamp, index) => stamp === now[index]) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a configuration, unless JSON would change it or it seems to hold a secret. */
export async function keepConfig(store: ConfigStore, file: string, kept: Kept): Promise<void> {
  if (isPlain(kept.config, '')) await store.keep(file, JSON.stringify(kept));
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'key' in value && 'inputs' in value && 'config' in value;
}

/** Whether a value is the same after a trip through JSON, and no part of it is private. */
function isPlain(value: unknown, name: string): boolean {
  if (typeof value === 'string') return !isPrivate(name, value);
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isPlain(item, name));
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(([key, item]) => isPlain(item, key));
}
