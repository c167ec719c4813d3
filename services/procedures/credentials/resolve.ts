import { referencesIn, withValues } from '#domain/credentials/references.ts';
import { OpsError } from '#domain/errors.ts';

import { valueOf } from './inject.ts';
import type { CredentialWorld } from './ports.ts';

/** Texts in which references stood. */
export interface Resolved {
  /** Those that held a reference, with the values in their places; by what they are called. */
  readonly texts: Readonly<Record<string, string>>;
  /** Names of the credentials that were read, each once. */
  readonly names: readonly string[];
}

/**
 * Puts values in the places of references such as `cpm://github/main`. Rejects for a reference to what is not there, and says
 * where it stands.
 */
export async function resolveReferences(
  world: CredentialWorld,
  texts: Readonly<Record<string, string>>,
): Promise<Resolved> {
  const values = new Map<string, string>();
  const resolved: Record<string, string> = {};
  for (const [where, text] of Object.entries(texts)) {
    const names = referencesIn(text);
    for (const name of names.filter((each) => !values.has(each))) {
      if (world.state.credentials.get(name) === null) throw unknownReference(where, name);
      await world.policy.demand('credential.read', name);
      values.set(name, await valueOf(world, name));
    }
    if (names.length > 0) resolved[where] = withValues(text, values);
  }
  return { texts: resolved, names: [...values.keys()] };
}

const unknownReference = (where: string, name: string): OpsError =>
  new OpsError('no-such-credential', `${where} refers to ${name}, and there is no such credential.`, {
    hint: 'cpm-console cred ls shows those there are; correct the reference.',
    exit: 'usage',
  });
