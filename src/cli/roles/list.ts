import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { PERMISSIONS, ROLES } from '#domain/roles/permission.ts';
import { TABLE } from '#domain/roles/table.ts';

const WIDE = 18;

/** `roles list`: the table. */
export function listRoles({ values, stdout }: Invocation): Promise<number> {
  const rows = PERMISSIONS.map((permission) => ({ permission, ...TABLE[permission] }));
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, permissions: rows })}\n`);
  else
    for (const { permission, means, roles } of rows) {
      const marks = ROLES.map((role) => (roles.includes(role) ? role : '-').padEnd('developer'.length));
      stdout.write(`${permission.padEnd(WIDE)} ${marks.join('  ')}  ${means}\n`);
    }
  return Promise.resolve(EXIT.ok);
}
