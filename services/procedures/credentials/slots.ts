import type { Credential } from '#domain/credentials/credential.ts';
import { maskValue } from '#domain/credentials/mask.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';

import type { CredentialWorld } from './ports.ts';

type SlotWorld = Pick<CredentialWorld, 'keychains' | 'secrets'>;

/** Name of a place beside the value itself in the store of record: `github/main#next`. */
export const slotOf = (name: string, slot: string): string => `${name}#${slot}`;

/**
 * Values in the store of record, by the name of their credential or slot. The environment is not looked at: what is
 * replaced is what is stored. Rejects with OpsError `keychain-…`.
 */
export function slotsOf({ keychains, secrets }: SlotWorld) {
  const read = async (account: string): Promise<Secret | null> => {
    const value = await keychains.main.getPassword(KEYCHAIN_SERVICE, account);
    if (value === null) return null;
    const secret = new Secret(value);
    secrets.learn(account, secret);
    return secret;
  };
  return {
    read,
    /** Rejects with `no-value` when there is none. */
    async must(account: string): Promise<Secret> {
      const found = await read(account);
      if (found !== null) return found;
      throw new OpsError('no-value', `There is no value of ${account} in the store (${keychains.main.driver}).`, {
        hint: 'cpm-console cred doctor shows which store is used; add the value again when it is gone.',
        exit: 'credential',
      });
    },
    async write(account: string, value: Secret): Promise<void> {
      secrets.learn(account, value);
      await keychains.main.setPassword(KEYCHAIN_SERVICE, account, value.reveal());
    },
    async drop(account: string): Promise<void> {
      await keychains.main.deletePassword(KEYCHAIN_SERVICE, account);
    },
  };
}

export const sameValue = (one: Secret | null, other: Secret | null): boolean =>
  one !== null && other !== null && one.reveal() === other.reveal();

/** What may be known of a value. */
export function describe(
  { secrets }: Pick<CredentialWorld, 'secrets'>,
  value: Secret,
): Pick<Credential, 'masked' | 'fingerprint'> {
  return { masked: maskValue(value.reveal()), fingerprint: secrets.fingerprint(value) };
}
