import type { AuditEntry } from '#domain/audit/event.ts';
import { OpsError } from '#domain/errors.ts';

import type { Permission, Role } from './permission.ts';
import { type Bindings, type Person, roleOf } from './policy-file.ts';
import { TABLE } from './table.ts';

/** What the policy says of the person who started the program. */
export interface Standing {
  readonly role: Role;
  /** Why: `no policy file: you answer for your own data`, `group:cpm-admin`. */
  readonly why: string;
  /** The file that decides; null when there is none. */
  readonly file: string | null;
}

/** Without a file everybody is the admin of their own data; a file that does not count leaves only looking. */
export function standingOf(
  person: Person,
  file: string,
  text: { readonly bindings: Bindings } | { readonly refused: string } | null,
): Standing {
  if (text === null) return { role: 'admin', why: 'no policy file: you answer for your own data', file: null };
  if (person.uid === 0) return { role: 'admin', why: 'root can change the policy file itself', file };
  if ('refused' in text) return { role: 'viewer', why: `${file} does not count, because ${text.refused}`, file };
  const found = roleOf(text.bindings, person);
  if (found === null) return { role: 'viewer', why: `${file} does not name you`, file };
  return { role: found.role, why: found.by, file };
}

/** Says which permission is missing and who can give it. */
export function denied({ role, why, file }: Standing, permission: Permission, target: string): OpsError {
  const { means, roles } = TABLE[permission];
  return new OpsError(
    'permission-denied',
    `${target}: this needs ${permission} (${means}), which the role ${role} has not. You have that role because: ${why}.`,
    {
      hint: `Root can grant it: bind you or one of your groups to ${roles.join(' or ')} in ${file ?? 'the policy file'}.`,
      exit: 'refused',
    },
  );
}

/** The record of a refusal. */
export const denialOf = (permission: Permission, target: string): AuditEntry => ({
  event: 'permission_denied',
  target,
  outcome: 'denied',
  details: { permission },
});
