import type { Credentials } from '#services/ports/credentials.ts';
import type { Secrets } from '#services/ports/secrets.ts';

/**
 * Credentials that the person put into the environment, else the stored ones. A store that cannot be asked (locked, no
 * session) fails with its own message, so that nobody takes it for a credential that is not there.
 */
export function storedCredentials(
  secrets: Pick<Secrets, 'nameFor' | 'read'>,
  environment: Credentials,
  purpose: string,
): Credentials {
  return {
    async read(use, context) {
      const given = await environment.read(use);
      if (given !== null) return given;
      const name = await secrets.nameFor(use, context);
      return name === null ? null : ((await secrets.read(name, purpose))?.reveal() ?? null);
    },
  };
}
