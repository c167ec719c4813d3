import type { AuditEntry } from '#domain/audit/event.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { Secret } from '#domain/credentials/secret.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';
import type { Keychain, Keychains } from '#services/ports/keychain.ts';
import type { Secrets } from '#services/ports/secrets.ts';
import type { CredentialPorts } from '#services/procedures/credentials/ports.ts';

/** What a process that ends leaves behind: values, what is known of them, and the trail. */
export class Stored {
  readonly values = new Map<string, string>();
  readonly records = new Map<string, Credential>();
  readonly trail: AuditEntry[] = [];
  readonly learned = new Set<string>();

  add(name: string, value: string, more: Partial<Credential> = {}): Credential {
    const credential: Credential = {
      name,
      provider: 'memory',
      source: 'keychain',
      baseUrl: null,
      rule: null,
      ...describe(value),
      createdAt: 1000,
      rotatedAt: null,
      expiresAt: null,
      expiryFrom: null,
      rotateDays: 90,
      tested: null,
      usedBy: [],
      leakedAt: null,
      ...more,
    };
    this.values.set(name, value);
    this.records.set(name, credential);
    return credential;
  }

  ports(): Omit<CredentialPorts, 'providerOf'> {
    return {
      keychains: this.#keychains(),
      secrets: this.#secrets(),
      credentials: this.#records(),
      audit: this.#audit(),
      describe,
    };
  }

  #keychains(): Keychains {
    const { values } = this;
    const no = () => Promise.reject(new Error('not part of this test'));
    const main: Keychain = {
      driver: 'secret-service',
      getPassword: async (_service, account) => values.get(account) ?? null,
      setPassword: async (_service, account, password) => void values.set(account, password),
      deletePassword: async (_service, account) => values.delete(account),
      findPassword: no,
      findCredentials: no,
      state: no,
      unlock: no,
      lock: no,
      close: () => undefined,
    };
    return { main, of: () => main };
  }

  #secrets(): Secrets {
    const { values, learned } = this;
    return {
      read: async (name) => {
        const value = values.get(name);
        return value === undefined ? null : new Secret(value);
      },
      nameFor: () => Promise.resolve(null),
      write: async (name, value) => void values.set(name, value.reveal()),
      remove: async (name) => values.delete(name),
      known: () => [],
      learn: (_name, value) => void learned.add(value.reveal()),
    };
  }

  #records(): CredentialRecords {
    const { records } = this;
    return {
      all: () => [...records.values()],
      get: (name) => records.get(name) ?? null,
      put: (credential) => void records.set(credential.name, credential),
      remove: (name) => void records.delete(name),
      lockout: () => ({ failures: 0, until: null }),
      setLockout: () => undefined,
    };
  }

  #audit(): Audit {
    const no = () => Promise.reject(new Error('not part of this test'));
    return { append: async (entry) => void this.trail.push(entry), list: no, verify: no, settle: no };
  }
}

const describe = (value: string) => ({ masked: `${value.slice(0, 9)}…${value.slice(-2)}`, fingerprint: null });
