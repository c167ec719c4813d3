import { auditOnDemand } from '#services/adapters/audit/on-demand.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Keychain } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

interface Around extends Pick<World, 'environment' | 'clock' | 'secrets'> {
  readonly keychain: () => Keychain | null;
  readonly role: () => string;
}

/** The trail of this machine, loaded with its first record; what it writes about a secret is redacted. */
export function auditPort({ environment, clock, secrets, keychain, role }: Around): Audit {
  return auditOnDemand(async () => {
    const [{ realAudit }, { redactorOf }] = await Promise.all([
      import('#services/adapters/audit/real.ts'),
      import('#domain/redact/redactor-of.ts'),
    ]);
    const redactor = redactorOf({ environment, secrets });
    const redact = (text: string) => redactor.redact(text);
    // Its own programs are no acts of the person and are not shown as such.
    return realAudit({ environment, clock, shell: realShell(), keychain, role, redact });
  });
}
