import type { Invocation } from '#cli/command.ts';
import { isCredentialName } from '#domain/credentials/name.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { providerOfValue } from '#services/procedures/credentials/provider-of.ts';

/** A word that is no name and so long is taken for a value. */
const LONG = 20;

/**
 * Refuses arguments that hold a value: they are in the shell's history, and every process of the machine could read them. A
 * stored one with that value is marked as leaked. The value itself is never said again.
 */
export async function refuseLeaked({ world, positionals }: Invocation): Promise<void> {
  const [name, ...more] = positionals;
  const values = [...more, ...(name !== undefined && (await isValue(name)) ? [name] : [])];
  if (values.length === 0) return;
  for (const value of values) {
    const secret = new Secret(value);
    world.secrets.learn('argument', secret);
    const print = world.secrets.fingerprint(secret);
    for (const record of world.state.credentials.all())
      if (print !== null && record.fingerprint === print)
        world.state.credentials.put({ ...record, leakedAt: world.clock.now() });
  }
  throw new OpsError(
    'value-in-argument',
    'A value was given as an argument, so it has leaked: it is in the history of your shell, and every process of this machine could read it.',
    {
      hint: 'Revoke it where it was made, create another, and paste that one: cpm-console cred add NAME',
      exit: 'usage',
    },
  );
}

async function isValue(word: string): Promise<boolean> {
  return (await providerOfValue(word)) !== null || (!isCredentialName(word) && word.length >= LONG);
}
