import type { Credential } from '#domain/credentials/credential.ts';

/** A record of a credential that is fine, with what a test says otherwise. */
export function recordWith(parts: Partial<Credential> = {}): Credential {
  return {
    name: 'github/main',
    provider: 'github',
    source: 'keychain',
    baseUrl: null,
    rule: null,
    masked: 'github_pat_…mLq1',
    fingerprint: null,
    createdAt: Date.UTC(2026, 0, 1),
    rotatedAt: null,
    expiresAt: null,
    expiryFrom: null,
    rotateDays: 90,
    tested: null,
    usedBy: [],
    leakedAt: null,
    ...parts,
  };
}
