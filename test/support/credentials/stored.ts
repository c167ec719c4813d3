import type { AuditEntry } from '#domain/audit/event.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { maskValue } from '#domain/credentials/mask.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Keychain, Keychains } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

import { recordWith } from './record.ts';

/** What a process that ends leaves behind: values, what is known of them, and the trail. */
export class Stored {
  readonly values = new Map<string, string>();
  readonly state = fakeState();
  readonly trail: AuditEntry[] = [];

  add(name: string, value: string, more: Partial<Credential> = {}): void {
    this.values.set(name, value);
    this.state.credentials.put(recordWith({ name, provider: 'memory', masked: maskValue(value), ...more }));
  }

  get(name: string): Credential | null {
    return this.state.credentials.get(name);
  }

  ports(): Pick<World, 'keychains' | 'audit'> {
    return { keychains: this.#keychains(), audit: this.#audit() };
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

  #audit(): Audit {
    const no = () => Promise.reject(new Error('not part of this test'));
    return {
      append: async (entry) => void this.trail.push(entry),
      list: no,
      verify: no,
      settle: () => Promise.resolve(),
      close: () => undefined,
    };
  }
}
