import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { Provider, TestOptions } from '#services/providers/provider.ts';

import { ownCredential, providerFor } from './known.ts';
import { credentialLock } from './lock.ts';
import type { CredentialWorld } from './ports.ts';
import { slotsOf } from './slots.ts';
import { refuseUnfinished } from './unfinished.ts';

/** What the provider says of a value after it was revoked. */
export interface Revoked {
  readonly tested: TestResult;
  readonly refused: boolean;
}

/**
 * Makes a stored value worthless at its provider; it stays in the store, as one that is refused. Cannot be taken back. Rejects
 * with `no-revoke` where only a person can, `locked`, `unfinished`, and as the store and the provider do.
 */
export async function revokeCredential(world: CredentialWorld, name: string, signal: AbortSignal): Promise<Revoked> {
  const credential = ownCredential(world, name);
  await world.policy.demand('credential.revoke', name);
  const provider = await providerFor(world, credential);
  refuseUnfinished(world, name);
  const held = world.locks.take(credentialLock(world, name), 'revoke');
  try {
    const value = await slotsOf(world).must(name);
    const options: TestOptions = { world, baseUrl: credential.baseUrl, signal };
    const revoked = await revoke(world, provider, { name, value, options });
    const now = world.state.credentials.get(name);
    if (now !== null) world.state.credentials.put({ ...now, tested: revoked.tested });
    return revoked;
  } finally {
    held.release();
  }
}

/** The same for a value that is not stored, because it leaked. Rejects with `no-revoke`. */
export async function revokeLeaked(
  world: CredentialWorld,
  provider: Provider,
  value: Secret,
  signal: AbortSignal,
): Promise<Revoked> {
  await world.policy.demand('credential.revoke', `leaked ${provider.id}`);
  world.secrets.learn('leaked', value);
  return revoke(world, provider, { name: `leaked ${provider.id}`, value, options: { world, baseUrl: null, signal } });
}

interface Revoking {
  readonly name: string;
  readonly value: Secret;
  readonly options: TestOptions;
}

async function revoke(
  world: CredentialWorld,
  provider: Provider,
  { name, value, options }: Revoking,
): Promise<Revoked> {
  const call = callOf(provider, value, options);
  const note = (outcome: 'intent' | 'done' | 'failed') =>
    world.audit.append({ event: 'credential_revoked', target: name, outcome });
  await note('intent');
  try {
    await call();
    const tested = await provider.test(value, options);
    const refused = tested.outcome === 'rejected' || tested.outcome === 'expired';
    await note('done');
    return { tested, refused };
  } catch (thrown) {
    await note('failed');
    throw thrown;
  }
}

/** How the provider is told; a key of many revokes itself. */
function callOf({ title, revoke: any, rotation, revokeUrl, howTo }: Provider, value: Secret, options: TestOptions) {
  if (any !== undefined) return () => any(value, options);
  if (rotation !== undefined)
    return async () => {
      const keys = await rotation.list(value, options);
      const own = keys.filter(({ prefix }) => prefix !== null && value.reveal().startsWith(prefix));
      const [only] = own;
      if (own.length !== 1 || only === undefined)
        throw new OpsError('no-revoke', `${title} does not tell which of its keys this is.`, {
          hint: `Revoke it by hand: ${revokeUrl ?? howTo.url}`,
          exit: 'refused',
        });
      await rotation.revoke(value, only.id, options);
    };
  throw new OpsError('no-revoke', `${title} revokes nothing on a call.`, {
    hint: `Revoke it by hand: ${revokeUrl ?? howTo.url}`,
    exit: 'refused',
  });
}
