import { chooseCredential } from '#domain/credentials/choose.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { bitsOf } from '#domain/credentials/strength.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';
import { type Keychain, KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';
import type { Secrets, StoreView } from '#services/ports/secrets.ts';

/** Values of a store, and where a test wants it, ones that come from the environment. */
export interface FakeSecrets extends Secrets {
  readonly overrides: Map<string, string>;
  /** Names that were read, and what for: `github/main push`. */
  readonly reads: string[];
}

/** Behaves like the real one, on any store. */
export function fakeSecrets(records: CredentialRecords, keychain: Keychain): FakeSecrets {
  const overrides = new Map<string, string>();
  const seen = new Map<string, { readonly name: string; readonly value: string }>();
  const reads: string[] = [];
  const learn = (name: string, value: Secret): void =>
    void seen.set(`${name} ${value.reveal()}`, { name, value: value.reveal() });
  return {
    overrides,
    reads,
    async read(name, purpose) {
      const value = overrides.get(name) ?? (await keychain.getPassword(KEYCHAIN_SERVICE, name));
      if (value === null) return null;
      const secret = new Secret(value);
      learn(name, secret);
      reads.push(`${name} ${purpose}`);
      return secret;
    },
    override: (name) => Promise.resolve(overrides.has(name) ? 'env' : null),
    nameFor: (provider, context) => Promise.resolve(chooseCredential(records.all(), provider, context)),
    write(name, value) {
      learn(name, value);
      return keychain.setPassword(KEYCHAIN_SERVICE, name, value.reveal());
    },
    remove: (name) => keychain.deletePassword(KEYCHAIN_SERVICE, name),
    stored: () => viewOf(keychain),
    fingerprint: (value) => (bitsOf(value.reveal()) < 128 ? null : fingerprint(value.reveal())),
    generate: (bytes) => new Secret(letters(bytes)),
    known: () => [...seen.values()],
    learn,
  };
}

async function viewOf(keychain: Keychain): Promise<StoreView> {
  const state = await keychain.state();
  if (state.condition !== 'unlocked') return { names: null, state };
  const items = await keychain.findCredentials(KEYCHAIN_SERVICE);
  return { names: items.map(({ account }) => account), state };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Not random: tests and pictures are the same each time. */
function letters(bytes: number): string {
  const count = Math.ceil((bytes * 4) / 3);
  return Array.from({ length: count }, (_none, at) => ALPHABET[(at * 37 + 11) % ALPHABET.length]).join('');
}
