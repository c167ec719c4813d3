import { OpsError } from '#domain/errors.ts';
import type { Credentials } from '#services/ports/credentials.ts';

/** Whether there is a credential for GitHub; one in a store that is locked now is there. */
export async function isReady(credentials: Credentials): Promise<boolean> {
  try {
    return (await credentials.read('github')) !== null;
  } catch (thrown) {
    if (thrown instanceof OpsError && thrown.code.startsWith('keychain-')) return true;
    throw thrown;
  }
}
