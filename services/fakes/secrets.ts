import { chooseCredential } from '#domain/credentials/choose.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';
import type { Secrets, StoreView } from '#services/ports/secrets.ts';

/** Values in memory, and where a test wants it, ones that come from the environment. */
export interface FakeSecrets extends Secrets {
  readonly values: Map<string, string>;
  readonly overrides: Map<string, string>;
  /** What every call of the store fails with, such as a locked keyring; null when it works. */
  failure: Error | null;
  /** Names that were read, and what for. */
  readonly reads: string[];
}

/** Behaves like the real one on a store that is open. */
export function fakeSecrets(
  records: CredentialRecords,
  values: Iterable<readonly [name: string, value: string]> = [],
): FakeSecrets {
  const stored = new Map(values);
  const overrides = new Map<string, string>();
  const seen = new Map<string, { name: string; value: string }>();
  const reads: string[] = [];
  const learn = (name: string, value: Secret): void =>
    void seen.set(`${name} ${value.reveal()}`, { name, value: value.reveal() });
  const fake: FakeSecrets = {
    values: stored,
    overrides,
    failure: null,
    reads,
    async read(name, purpose) {
      const override = overrides.get(name);
      if (override === undefined) await open();
      const value = override ?? stored.get(name);
      if (value === undefined) return null;
      const secret = new Secret(value);
      learn(name, secret);
      reads.push(`${name} ${purpose}`);
      return secret;
    },
    override: (name) => Promise.resolve(overrides.has(name) ? 'env' : null),
    nameFor: (provider, context) => Promise.resolve(chooseCredential(records.all(), provider, context)),
    async write(name, value) {
      await open();
      learn(name, value);
      stored.set(name, value.reveal());
    },
    async remove(name) {
      await open();
      return stored.delete(name);
    },
    stored: () => Promise.resolve(viewOf(fake)),
    fingerprint: (value) => (value.reveal().length < 22 ? null : fnv(value.reveal())),
    generate: (bytes) => new Secret(letters(bytes)),
    known: () => [...seen.values()],
    learn,
  };
  const open = (): Promise<void> => (fake.failure === null ? Promise.resolve() : Promise.reject(fake.failure));
  return fake;
}

function viewOf({ values, failure }: FakeSecrets): StoreView {
  if (failure === null) return { names: [...values.keys()], state: { ...OPEN, condition: 'unlocked' } };
  const hint = failure instanceof OpsError ? (failure.hint ?? '') : '';
  return { names: null, state: { ...OPEN, condition: 'locked', message: failure.message, hint, unlockable: true } };
}

const OPEN = { driver: 'secret-service', message: 'The store is open.', hint: '', unlockable: false } as const;

const fnv = (value: string): string => fingerprint(value).slice(0, 8);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Not random: tests and pictures are the same each time. */
function letters(bytes: number): string {
  const count = Math.ceil((bytes * 4) / 3);
  return Array.from({ length: count }, (_none, at) => ALPHABET[(at * 37 + 11) % ALPHABET.length]).join('');
}
