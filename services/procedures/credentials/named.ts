import type { Credential } from '#domain/credentials/credential.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { World } from '#services/ports/world.ts';

/** The record of that name; OpsError `no-such-credential` names the nearest. */
export function credentialNamed({ state }: Pick<World, 'state'>, name: string): Credential {
  const found = state.credentials.get(name);
  if (found !== null) return found;
  const names = state.credentials.all().map((one) => one.name);
  const near = nearest(name, names);
  throw new OpsError('no-such-credential', `There is no credential ${name}.`, {
    hint: near === null ? 'cpm-console cred ls lists them.' : `Did you mean ${near}?`,
    exit: 'usage',
  });
}
