import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import { QUICK, quickNamed } from '#domain/quick/quick.ts';

import { quickList } from './list.ts';

/** `quick` lists them, `quick NAME` runs one. Resolves to the exit code of what it runs. */
export async function quick(invocation: Invocation): Promise<number> {
  const { positionals, values, stdout, config } = invocation;
  const [name, ...more] = positionals;
  if (name === undefined) {
    stdout.write(quickList(config.commands, values['json'] === true));
    return EXIT.ok;
  }
  if (more.length > 0)
    throw new OpsError('usage', 'quick takes one name.', { hint: 'cpm-console quick lists them.', exit: 'usage' });
  const own = config.commands.find(({ id }) => id === name);
  if (own !== undefined) return (await import('./own.ts')).runOwn(invocation, own);
  const command = quickNamed(name);
  if (command === undefined) throw noSuch(name, [...QUICK, ...config.commands]);
  if (command.off !== null)
    throw new OpsError('not-built', `quick ${name} cannot be run yet: ${command.off}.`, {
      hint: 'cpm-console quick lists what can.',
      exit: 'usage',
    });
  return (await import('./each.ts')).runQuick(invocation, name);
}

function noSuch(name: string, known: readonly { readonly id: string }[]): OpsError {
  const near = nearest(
    name,
    known.map(({ id }) => id),
  );
  return new OpsError('no-such-quick', `There is no quick command ${name}.`, {
    hint: near === null ? 'cpm-console quick lists them.' : `Did you mean ${near}?`,
    exit: 'usage',
  });
}
