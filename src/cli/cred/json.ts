import type { TestResult } from '#domain/credentials/credential.ts';
import type { CredentialRow } from '#services/procedures/credentials/list.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A credential as documents have it; no field of it holds a value. */
export function credentialJson({ credential, state, from, rotateAt, lockedOutUntil }: CredentialRow): object {
  const { name, provider, source, baseUrl, rule, masked, fingerprint, expiryFrom, rotateDays, usedBy } = credential;
  return {
    name,
    provider,
    state,
    source,
    from,
    baseUrl,
    rule,
    masked,
    fingerprint,
    createdAt: iso(credential.createdAt),
    rotatedAt: iso(credential.rotatedAt),
    rotateAt: iso(rotateAt),
    rotateDays,
    expiresAt: iso(credential.expiresAt),
    expiryFrom,
    leakedAt: iso(credential.leakedAt),
    lockedOutUntil: iso(lockedOutUntil),
    tested: credential.tested === null ? null : testJson(credential.tested),
    wants: credential.wants ?? [],
    usedBy: usedBy.map(({ at, ...use }) => ({ ...use, variable: use.variable ?? null, at: iso(at) })),
  };
}

/** What a look told. */
export function testJson({ outcome, at, summary, hint, account, scopes, expiresAt }: TestResult): object {
  return {
    outcome,
    at: iso(at),
    summary,
    hint: hint ?? null,
    account: account ?? null,
    scopes: scopes ?? [],
    expiresAt: iso(expiresAt ?? null),
  };
}

export const documentOf = (parts: object): string => `${JSON.stringify({ schema: 1, ...parts }, null, 2)}\n`;
