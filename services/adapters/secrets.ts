import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { chooseCredential } from '#domain/credentials/choose.ts';
import { Secret } from '#domain/credentials/secret.ts';
import type { CredentialItem } from '#domain/credentials/settings.ts';
import { bitsOf } from '#domain/credentials/strength.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';
import type { Environment } from '#services/ports/environment.ts';
import { type Keychain, KEYCHAIN_SERVICE, type KeychainState } from '#services/ports/keychain.ts';
import type { Secrets, StoreView } from '#services/ports/secrets.ts';

export interface SecretsOptions {
  readonly environment: Environment;
  readonly records: () => CredentialRecords;
  /** The store of record. */
  readonly keychain: () => Pick<
    Keychain,
    'driver' | 'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials' | 'state'
  >;
  readonly items: () => readonly CredentialItem[];
  /** Environment variables in which values of a provider are usually found. */
  readonly variables: (provider: string) => Promise<readonly string[]>;
  /** Hears of every value that is handed out. */
  readonly onRead?: ((name: string, purpose: string) => void) | undefined;
}

/** Values from the environment, from systemd's credentials, and from the store of record, in this order. */
export function realSecrets(options: SecretsOptions): Secrets {
  const { environment, records, keychain, items, variables, onRead } = options;
  const seen = new Map<string, { readonly name: string; readonly value: string }>();
  const learn = (name: string, value: Secret): void => {
    const known = value.reveal();
    if (known !== '') seen.set(`${name}\0${known}`, { name, value: known });
  };

  const providerOf = (name: string): string | null =>
    records().get(name)?.provider ?? items().find((item) => item.name === name)?.provider ?? null;

  /** A variable that a person tied to the name, else those of the provider when the name is its usual one. */
  const variablesOf = async (name: string): Promise<readonly string[]> => {
    const tied = items().find((item) => item.name === name)?.variable;
    if (tied !== undefined && tied !== null) return [tied];
    const provider = providerOf(name);
    if (provider === null || chooseCredential(records().all(), provider) !== name) return [];
    return variables(provider);
  };

  const fromEnvironment = async (name: string): Promise<string | null> => {
    const values = (await variablesOf(name)).map((variable) => environment.get(variable)?.trim() ?? '');
    return values.find((value) => value !== '') ?? null;
  };

  const fromSystemd = async (name: string): Promise<string | null> => {
    const folder = environment.get('CREDENTIALS_DIRECTORY');
    return folder === undefined || folder === '' ? null : systemdCredential(folder, name);
  };

  return {
    async read(name, purpose) {
      const value =
        (await fromEnvironment(name)) ??
        (await fromSystemd(name)) ??
        (await keychain().getPassword(KEYCHAIN_SERVICE, name));
      if (value === null) return null;
      const secret = new Secret(value);
      learn(name, secret);
      onRead?.(name, purpose);
      return secret;
    },
    async override(name) {
      if ((await fromEnvironment(name)) !== null) return 'env';
      return (await fromSystemd(name)) === null ? null : 'systemd';
    },
    nameFor: (provider, context) => Promise.resolve(chooseCredential(records().all(), provider, context)),
    async write(name, value) {
      learn(name, value);
      await keychain().setPassword(KEYCHAIN_SERVICE, name, value.reveal());
      const back = await keychain().getPassword(KEYCHAIN_SERVICE, name);
      if (back !== value.reveal())
        throw new OpsError('not-stored', `The store gave something else back for ${name} than it was given.`, {
          hint: 'Nothing counts as saved. Look at the store: cpm-console cred doctor',
          exit: 'credential',
        });
    },
    remove: (name) => keychain().deletePassword(KEYCHAIN_SERVICE, name),
    async stored(): Promise<StoreView> {
      try {
        const stored = await keychain().findCredentials(KEYCHAIN_SERVICE);
        for (const { account, password } of stored) learn(account, new Secret(password));
        return { names: stored.map(({ account }) => account), state: open(keychain().driver) };
      } catch (error) {
        return { names: null, state: await closed(keychain, error) };
      }
    },
    fingerprint(value) {
      if (bitsOf(value.reveal()) < 128) return null;
      return createHash('sha256').update(value.reveal()).digest('hex').slice(0, 8);
    },
    generate: (bytes) => new Secret(randomBytes(bytes).toString('base64url')),
    known: () => [...seen.values()],
    learn,
  };
}

const open = (driver: Keychain['driver']): KeychainState => ({
  driver,
  condition: 'unlocked',
  message: 'The store is open.',
  hint: '',
  unlockable: false,
});

/** How the store is after it refused; a store that says it is open, or cannot even say that, is told by its refusal. */
async function closed(keychain: SecretsOptions['keychain'], error: unknown): Promise<KeychainState> {
  const refusal: KeychainState = {
    driver: keychain().driver,
    condition: 'failed',
    message: messageOf(error),
    hint: (error instanceof OpsError ? error.hint : undefined) ?? 'Look at it: cpm-console cred doctor',
    unlockable: false,
  };
  try {
    const state = await keychain().state();
    return state.condition === 'unlocked' ? refusal : state;
  } catch {
    return refusal;
  }
}

/** systemd keeps each credential in a file; a name there has no slash. */
async function systemdCredential(folder: string, name: string): Promise<string | null> {
  try {
    const value = (await readFile(join(folder, name.replaceAll('/', '-')), 'utf8')).replace(/\n+$/, '');
    return value === '' ? null : value;
  } catch (error) {
    if (field(error, 'code') === 'ENOENT') return null;
    throw new OpsError('credential-unreadable', `What systemd gave for ${name} cannot be read.`, {
      hint: 'Look at LoadCredential= of the unit, and at who owns the folder.',
      exit: 'credential',
      cause: error,
    });
  }
}
