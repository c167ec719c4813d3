import type { Credential } from '#domain/credentials/credential.ts';
import type { CredentialRecords, Lockout } from '#services/ports/credential-records.ts';

/** Remembers in memory what the file would. */
export function fakeCredentialRecords(): CredentialRecords {
  const known = new Map<string, Credential>();
  const lockouts = new Map<string, Map<string, Lockout>>();
  return {
    all: () => [...known.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    get: (name) => known.get(name) ?? null,
    put: (credential) => void known.set(credential.name, credential),
    remove(name) {
      known.delete(name);
      lockouts.delete(name);
    },
    lockout: (name, host) => lockouts.get(name)?.get(host) ?? { failures: 0, until: null },
    setLockout(name, host, lockout) {
      const own = lockouts.get(name) ?? new Map<string, Lockout>();
      lockouts.set(name, own.set(host, lockout));
    },
  };
}
