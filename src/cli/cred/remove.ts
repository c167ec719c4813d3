import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { credentialNamed } from '#services/procedures/credentials/named.ts';
import { removeCredential } from '#services/procedures/credentials/remove.ts';

import { documentOf } from './json.ts';
import { oneName } from './one-name.ts';

/** `cred rm NAME`: takes the value out of the store. It cannot be taken back, so the name is asked. */
export async function removeCommand(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const name = oneName(invocation);
  const { usedBy, provider } = credentialNamed(world, name);
  await world.policy.demand('credential.write', name);
  const users = usedBy.map(({ kind, target }) => `${kind} ${target}`).join(', ');
  if (!(await agreed(invocation, name, users === '' ? '' : ` It is used by ${users}.`))) {
    stdout.write('Left as it is.\n');
    return EXIT.refused;
  }
  await removeCredential(world, name);
  if (values['json'] === true) stdout.write(documentOf({ removed: name }));
  else
    stdout.write(`${name} is gone from the store. Its value still works at ${provider} until it is revoked there.\n`);
  return EXIT.ok;
}

async function agreed({ values, ask }: Invocation, name: string, note: string): Promise<boolean> {
  if (values['yes'] === true) return true;
  if (ask === undefined || values['json'] === true)
    throw new OpsError(
      'needs-consent',
      'This needs your consent and there is no terminal to ask on; nothing was changed.',
      {
        hint: 'Run it on a terminal, or add --yes.',
        exit: 'refused',
      },
    );
  const typed = await ask(`This takes the value of ${name} away for good.${note} Type its name to go on: `);
  return typed?.trim() === name;
}
