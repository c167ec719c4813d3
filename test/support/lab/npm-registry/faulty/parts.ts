import type { Answer } from '../../api/server.ts';
import { type Accounts, said } from './guard.ts';
import type { Stage } from './stage.ts';
import type { PackageStore } from './store.ts';

export type NpmOperation =
  | 'ping'
  | 'whoami'
  | 'login'
  | 'access'
  | 'tags'
  | 'set-tag'
  | 'read'
  | 'tarball'
  | 'publish'
  | 'unpublish'
  | 'stage'
  | 'staged'
  | 'approve'
  | 'reject';

export interface Parts {
  readonly store: PackageStore;
  readonly stage: Stage;
  readonly accounts: Accounts;
  readonly origin: () => string;
}

/** Why this version cannot be published any more, in the words of the npm registry. */
export function refusedVersion(
  { store }: Parts,
  { name, version }: { readonly name: string; readonly version: string },
): Answer | null {
  if (!store.everHad(name, version)) return null;
  return said(403, `You cannot publish over the previously published versions: ${version}.`);
}
