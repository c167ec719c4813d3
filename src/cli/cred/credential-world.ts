import type { Invocation } from '#cli/command.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import { type CredentialWorld, withProviders } from '#services/procedures/credentials/ports.ts';

/** The world with its providers, and a look at the checks that say whether a service is ready. */
export function credentialWorldOf(invocation: Pick<Invocation, 'world' | 'config'>): CredentialWorld {
  return withProviders(serviceWorldOf(invocation));
}
