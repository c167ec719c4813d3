import type { Invocation } from '#cli/command.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { credentialNamed } from '#services/procedures/credentials/named.ts';
import { providerNamed, providerOfValue } from '#services/procedures/credentials/provider-of.ts';
import { type Revoked, revokeCredential, revokeLeaked } from '#services/procedures/credentials/revoke.ts';

import { credentialWorldOf } from './credential-world.ts';
import { documentOf, testJson } from './json.ts';
import { refuseLeaked } from './leaked-argument.ts';
import { oneName } from './one-name.ts';
import { givenValue } from './value.ts';

/** `cred revoke NAME`, or of a value that leaked and is not stored: `cred revoke --provider P --stdin`. */
export async function revokeCommand(invocation: Invocation): Promise<number> {
  await refuseLeaked(invocation);
  const { positionals, stdout, signal } = invocation;
  const world = credentialWorldOf(invocation);
  const stored = positionals.length > 0;
  const name = stored ? credentialNamed(world, oneName(invocation)).name : 'leaked';
  const leaked = stored ? null : await leakedValue(invocation);
  if (!(await agreed(invocation, name))) {
    stdout.write('Left as it is.\n');
    return EXIT.refused;
  }
  const revoked =
    leaked === null
      ? await revokeCredential(world, name, signal)
      : await revokeLeaked(world, leaked.provider, leaked.value, signal);
  return tell(invocation, name, revoked);
}

async function leakedValue(invocation: Invocation) {
  const value = new Secret((await givenValue(invocation, 'The value that leaked (it is not shown): ')).trim());
  invocation.world.secrets.learn('leaked', value);
  const said = invocation.values['provider'];
  const provider = typeof said === 'string' ? await providerNamed(said) : await providerOfValue(value.reveal());
  if (provider !== null) return { value, provider };
  throw new OpsError('which-provider', 'Nothing tells whose value this is; nothing was revoked.', {
    hint: 'Add --provider.',
    exit: 'usage',
  });
}

async function agreed({ values, ask, world }: Invocation, name: string): Promise<boolean> {
  if (values['yes'] === true) return true;
  if (ask === undefined || values['json'] === true)
    throw new OpsError('needs-consent', 'This cannot be taken back, and there is no terminal to ask on.', {
      hint: 'Nothing was revoked. Run it on a terminal, or add --yes.',
      exit: 'refused',
    });
  const users = world.state.credentials.get(name)?.usedBy.map(({ target }) => target) ?? [];
  const note = users.length === 0 ? '' : ` ${users.join(', ')} will be refused.`;
  const typed = await ask(`This makes the value worthless for good.${note} Type ${name} to go on: `);
  return typed?.trim() === name;
}

function tell({ values, stdout }: Invocation, name: string, { tested, refused }: Revoked): number {
  if (values['json'] === true) stdout.write(documentOf({ revoked: name, refused, result: testJson(tested) }));
  else if (refused)
    stdout.write(`${name} is revoked: ${tested.summary}\nReplace it: cpm-console cred add ${name} --replace\n`);
  else stdout.write(`The provider was told; whether ${name} is refused now is not sure: ${tested.summary}\n`);
  return refused ? EXIT.ok : EXIT.attention;
}
