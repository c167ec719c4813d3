import type { Injection } from '#domain/credentials/injections.ts';
import { OpsError } from '#domain/errors.ts';

import { providerFor } from './known.ts';
import { credentialNamed } from './named.ts';
import type { CredentialWorld } from './ports.ts';

/** The variables a program gets, by their names. Rejects for a value that is not there, and where two want one variable. */
export async function variablesOf(
  world: CredentialWorld,
  injections: readonly Injection[],
): Promise<{ readonly variables: Readonly<Record<string, string>>; readonly names: readonly string[] }> {
  const variables: Record<string, string> = {};
  for (const { name, variable: said } of injections) {
    const credential = credentialNamed(world, name);
    await world.policy.demand('credential.read', name);
    const variable = said ?? (await providerFor(world, credential)).variables[0];
    if (variable === undefined)
      throw new OpsError('usage', `As which variable should ${name} be there?`, {
        hint: `--with ${name}=VARIABLE`,
        exit: 'usage',
      });
    if (Object.hasOwn(variables, variable))
      throw new OpsError('usage', `Two values want to be ${variable}.`, {
        hint: 'Give one another name.',
        exit: 'usage',
      });
    variables[variable] = await valueOf(world, name);
  }
  return { variables, names: injections.map(({ name }) => name) };
}

/** The value of a credential for a program. Rejects with OpsError `credential-missing`. */
export async function valueOf(world: CredentialWorld, name: string): Promise<string> {
  const value = await world.secrets.read(name, 'run');
  if (value === null)
    throw new OpsError('credential-missing', `${name} is known, but its value is not in the store.`, {
      hint: `Add it once more: cpm-console cred add ${name} --replace`,
      exit: 'credential',
    });
  return value.reveal();
}
