import type { Credential } from './credential.ts';

/** For whom or where a credential is wanted. */
export interface Context {
  readonly owner?: string | undefined;
  /** Absolute. */
  readonly path?: string | undefined;
}

/**
 * The credential of a provider that serves a context: the one whose rule names the owner, then the one with the longest
 * matching folder, then `PROVIDER/main`, then the first without a rule. Null when none does.
 */
export function chooseCredential(
  all: readonly Pick<Credential, 'name' | 'provider' | 'rule'>[],
  provider: string,
  { owner, path }: Context = {},
): string | null {
  const own = all.filter((one) => one.provider === provider);
  const byOwner = own.find(({ rule }) => owner !== undefined && rule?.toLowerCase() === `owner:${owner.toLowerCase()}`);
  if (byOwner !== undefined) return byOwner.name;
  const byPath = own
    .filter(({ rule }) => path !== undefined && rule !== null && contains(rule, path))
    .toSorted((a, b) => (b.rule?.length ?? 0) - (a.rule?.length ?? 0));
  if (byPath[0] !== undefined) return byPath[0].name;
  const plain = own.filter(({ rule }) => rule === null).map(({ name }) => name);
  return plain.find((name) => name === `${provider}/main`) ?? plain[0] ?? null;
}

function contains(rule: string, path: string): boolean {
  if (!rule.startsWith('path:')) return false;
  const folder = rule.slice('path:'.length).replace(/\/+$/, '');
  return path === folder || path.startsWith(`${folder}/`);
}
