import { afterTest } from '#domain/credentials/after-test.ts';
import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { type LookSettings, lookAt } from './look.ts';
import { credentialNamed } from './named.ts';

/** What a test told, and the record as it is now. */
export interface Tested {
  readonly credential: Credential;
  readonly result: TestResult;
}

/**
 * Asks the provider about the value that is in use, and remembers the answer. Throws OpsError `no-such-credential`,
 * `credential-missing`, `locked-out` and those of the store.
 */
export async function testCredential(
  world: World,
  settings: LookSettings,
  name: string,
  signal: AbortSignal,
): Promise<Tested> {
  const credential = credentialNamed(world, name);
  await world.policy.demand('credential.read', name);
  const value = await world.secrets.read(name, 'test');
  if (value === null)
    throw new OpsError('credential-missing', `${name} is known, but its value is not in the store.`, {
      hint: `Add it once more: cpm-console cred add ${name} --replace`,
      exit: 'credential',
    });
  const result = await lookAt(world, settings, credential, value, signal);
  // Others may have written meanwhile; what is known now is what the result is added to.
  const updated = afterTest(world.state.credentials.get(name) ?? credential, result);
  world.state.credentials.put(updated);
  await audited(world, {
    event: result.rejection === true ? 'auth_failure' : 'auth_success',
    target: name,
    outcome: result.rejection === true ? 'failed' : 'done',
    details: { provider: credential.provider, outcome: result.outcome },
  });
  return { credential: updated, result };
}
