import type { Credential } from '#domain/credentials/credential.ts';
import { OpsError } from '#domain/errors.ts';
import type { Provider } from '#services/providers/provider.ts';

import { credentialNamed } from './named.ts';
import type { CredentialWorld } from './ports.ts';

/** The record of that name, of those whose value we keep. Throws OpsError `no-such-credential`; `read-only` where somebody else does. */
export function ownCredential(world: Pick<CredentialWorld, 'state'>, name: string): Credential {
  const found = credentialNamed(world, name);
  if (found.source === 'keychain' || found.source === 'vault') return found;
  const where = found.source === 'env' ? 'the environment' : "systemd's credentials";
  throw new OpsError('read-only', `${name} comes from ${where}, which is only read.`, {
    hint: 'Change it where it is set.',
    exit: 'refused',
  });
}

/** Throws OpsError `no-provider`. */
export async function providerFor(
  { providerOf }: Pick<CredentialWorld, 'providerOf'>,
  { name, provider }: Credential,
): Promise<Provider> {
  const found = await providerOf(provider);
  if (found !== null) return found;
  throw new OpsError('no-provider', `This version does not know the provider ${provider} of ${name}.`, {
    hint: 'A newer cpm-console stored it; use that one.',
    exit: 'usage',
  });
}
