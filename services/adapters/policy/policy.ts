import { denialOf, denied, type Standing, standingOf } from '#domain/roles/standing.ts';
import { isAllowed } from '#domain/roles/table.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Policy } from '#services/ports/policy.ts';

import { ownPerson } from './identity.ts';
import { PolicyFile } from './policy-file.ts';

/** The policy of this machine, and the role of the moment for those who only name it. */
export function realPolicy(audit: () => Audit, path?: string): Policy & { readonly role: () => string } {
  const file = new PolicyFile(path);
  const standing = (): Standing => standingOf(ownPerson(), file.path, file.read());
  return {
    role: () => standing().role,
    standing: () => Promise.resolve(standing()),
    async demand(permission, target) {
      const now = standing();
      if (isAllowed(now.role, permission)) return;
      await audit().append(denialOf(permission, target));
      throw denied(now, permission, target);
    },
    insist(permission, target) {
      const now = standing();
      if (isAllowed(now.role, permission)) return;
      void audit()
        .append(denialOf(permission, target))
        .catch(() => undefined);
      throw denied(now, permission, target);
    },
  };
}
