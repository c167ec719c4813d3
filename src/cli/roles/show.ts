import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { PERMISSIONS } from '#domain/roles/permission.ts';
import { isAllowed } from '#domain/roles/table.ts';

const ALONE = [
  'Without a policy file this is no protection and claims none. To have roles, root writes /etc/cpm-console/policy.json:',
  '  {"admin": ["group:cpm-admin"], "developer": ["group:cpm-dev"], "viewer": ["user:ben"]}',
];

const LIMITS = [
  'What roles protect: this program refuses what your role has not, in screens and commands, and records the refusal.',
  'What they do not: whoever works under your user id can use other programs, read the keychain while it is open, and',
  'change your files. Keep people apart by accounts of the system; root is above all of it.',
];

/** `roles show`: the role of who asks. */
export async function showRole({ world, values, stdout }: Invocation): Promise<number> {
  const { role, why, file } = await world.policy.standing();
  const allowed = PERMISSIONS.filter((permission) => isAllowed(role, permission));
  const refused = PERMISSIONS.filter((permission) => !allowed.includes(permission));
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, role, why, file, allowed, refused })}\n`);
    return EXIT.ok;
  }
  const lines = [
    `Role: ${role}   ${why}`,
    `Policy file: ${file ?? 'none'}`,
    `You may: ${allowed.join(', ')}`,
    ...(refused.length === 0 ? [] : [`You may not: ${refused.join(', ')}`]),
    '',
    ...(file === null ? ALONE : []),
    ...LIMITS,
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}
