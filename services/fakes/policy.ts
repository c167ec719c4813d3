import type { Role } from '#domain/roles/permission.ts';
import { denialOf, denied, type Standing } from '#domain/roles/standing.ts';
import { isAllowed } from '#domain/roles/table.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Policy } from '#services/ports/policy.ts';

/** A policy that says of everybody what it is told. */
export function fakePolicy(audit: Pick<Audit, 'append'>, role: () => Role = () => 'admin'): Policy {
  const standing = (): Standing =>
    role() === 'admin'
      ? { role: 'admin', why: 'no policy file: you answer for your own data', file: null }
      : { role: role(), why: 'user:ana', file: '/etc/cpm-console/policy.json' };
  return {
    standing: () => Promise.resolve(standing()),
    async demand(permission, target) {
      if (isAllowed(role(), permission)) return;
      await audit.append(denialOf(permission, target));
      throw denied(standing(), permission, target);
    },
    insist(permission, target) {
      if (isAllowed(role(), permission)) return;
      void audit.append(denialOf(permission, target));
      throw denied(standing(), permission, target);
    },
  };
}
