import type { TestResult } from '#domain/credentials/credential.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { defineProvider, type Provider } from '#services/providers/provider.ts';

export interface MadeKey {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  lastUsedAt: number | null;
  revoked: boolean;
}

const PREFIX = 12;

/** A server with many keys, in memory: makes, lists and revokes them as a real one, for whoever has one that works. */
export class MadeKeys {
  readonly keys: MadeKey[] = [];
  /** Whether it answers at all. */
  silent = false;
  /** Called on each look of somebody at the keys. */
  onList: () => void = () => undefined;
  #count = 0;

  make(label: string): MadeKey {
    this.#count += 1;
    const value = `m0sk_${String(this.#count).padStart(4, '0')}aBcDeFgHiJkLmNoPqRsTuVwXyZ${this.#count}`;
    const key = { id: `k${this.#count}`, value, label, lastUsedAt: null, revoked: false };
    this.keys.push(key);
    return key;
  }

  live(): readonly MadeKey[] {
    return this.keys.filter(({ revoked }) => !revoked);
  }

  works(value: string | undefined): boolean {
    return this.live().some((key) => key.value === value);
  }

  #demand(value: Secret): void {
    if (this.silent) throw new OpsError('net', 'No answer.');
    if (!this.works(value.reveal())) throw new OpsError('rejected', 'The key is refused (401).');
  }

  #test(value: Secret): TestResult {
    const outcome = this.silent ? 'unknown' : this.works(value.reveal()) ? 'ok' : 'rejected';
    return { outcome, at: 0, summary: outcome === 'ok' ? 'it works' : outcome };
  }

  /** The provider of these keys; `byHand` leaves out what makes keys on a call. */
  provider({ byHand = false }: { readonly byHand?: boolean } = {}): Provider {
    return defineProvider({
      id: 'memory',
      title: 'Memory service',
      variables: ['MEMORY_API_KEY'],
      howTo: { url: 'http://memory.test/keys', steps: ['Make a key'], permissions: [] },
      rotateDays: 90,
      recognises: (value) => value.startsWith('m0sk_'),
      shape: (value) => (value.startsWith('m0sk_') ? { fits: true, kind: 'key' } : { fits: false, problem: 'No key.' }),
      test: (value) => Promise.resolve(this.#test(value)),
      revokeUrl: 'http://memory.test/keys',
      rotation: byHand
        ? undefined
        : {
            create: async (value, label) => {
              this.#demand(value);
              const { id, value: text } = this.make(label);
              return { id, value: new Secret(text) };
            },
            list: async (value) => {
              this.#demand(value);
              this.onList();
              return this.live().map(({ id, label, value: text, lastUsedAt }) => ({
                id,
                label,
                prefix: text.slice(0, PREFIX),
                lastUsedAt,
              }));
            },
            revoke: async (value, id) => {
              this.#demand(value);
              const key = this.keys.find((one) => one.id === id);
              if (key !== undefined) key.revoked = true;
            },
          },
    });
  }
}
