import type { Credential, TestResult } from './credential.ts';

/**
 * A record after a look at its value. What says nothing of the value (a limit, no answer) does not take the place of what
 * was found out before; a value that is refused after its own end is over, not wrong.
 */
export function afterTest(credential: Credential, result: TestResult): Credential {
  const { tested } = credential;
  const tells = result.outcome !== 'throttled' && result.outcome !== 'unknown';
  if (!tells && tested !== null) return credential;
  const ends = result.expiresAt;
  const expiry =
    ends === undefined
      ? {}
      : ({ expiresAt: ends, expiryFrom: ends === null ? null : 'provider' } satisfies Partial<Credential>);
  const isOver = result.outcome === 'rejected' && credential.expiresAt !== null && credential.expiresAt <= result.at;
  // The scopes that a working value told are still those of one that works no longer.
  const scopes = result.scopes ?? (result.outcome === 'rejected' ? tested?.scopes : undefined);
  return {
    ...credential,
    ...expiry,
    tested: { ...result, ...(isOver && { outcome: 'expired' }), ...(scopes !== undefined && { scopes }) },
  };
}
