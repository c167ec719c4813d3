import type { Credential } from '#domain/credentials/credential.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { credentialNamed } from './named.ts';

/** Takes a value out of its store and forgets what is known of it. It still works at its provider. */
export async function removeCredential(world: World, name: string): Promise<Credential> {
  const credential = credentialNamed(world, name);
  await world.policy.demand('credential.write', name);
  // Nothing is forgotten while the value may still be there: a locked store fails here.
  if (credential.source === 'keychain' || credential.source === 'vault') await world.secrets.remove(name);
  world.state.credentials.remove(name);
  await audited(world, { event: 'credential_removed', target: name, outcome: 'done' });
  return credential;
}
