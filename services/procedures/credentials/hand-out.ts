import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { credentialNamed } from './named.ts';

/**
 * A value for the eyes or the clipboard of a person. Showing it is recorded before it is given, or it is not given; OpsError
 * `audit-unavailable`.
 */
export async function handOut(world: World, name: string, how: 'revealed' | 'copied'): Promise<Secret> {
  credentialNamed(world, name);
  await world.policy.demand('credential.reveal', name);
  const event = how === 'revealed' ? 'credential_revealed' : 'credential_copied';
  await audited(world, { event, target: name, outcome: 'intent' }, how === 'revealed');
  const value = await world.secrets.read(name, how === 'revealed' ? 'reveal' : 'copy');
  if (value === null) {
    await audited(world, { event, target: name, outcome: 'failed' });
    throw new OpsError('credential-missing', `${name} is known, but its value is not in the store.`, {
      hint: `Add it once more: cpm-console cred add ${name} --replace`,
      exit: 'credential',
    });
  }
  await audited(world, { event, target: name, outcome: 'done' });
  return value;
}
