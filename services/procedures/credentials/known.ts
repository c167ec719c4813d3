import type { Credential } from '#domain/credentials/credential.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { Provider } from '#services/providers/provider.ts';

import type { CredentialWorld } from './ports.ts';

/** Throws OpsError `no-credential` with the nearest name. */
export function credentialNamed({ state: { credentials } }: Pick<CredentialWorld, 'state'>, name: string): Credential {
  const found = credentials.get(name);
  if (found !== null) return found;
  const near = nearest(
    name,
    credentials.all().map((one) => one.name),
  );
  throw new OpsError('no-credential', `There is no credential ${name}.`, {
    hint: near === null ? 'cpm-console cred ls shows those there are.' : `Did you mean ${near}?`,
    exit: 'usage',
  });
}

/** The same, of those whose value we keep. Throws OpsError `read-only` where somebody else does. */
export function ownCredential(ports: Pick<CredentialWorld, 'state'>, name: string): Credential {
  const found = credentialNamed(ports, name);
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
