import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import type { KeychainDriver } from '#services/ports/keychain.ts';
import { migrate, type Migration, planMigration } from '#services/procedures/credentials/migrate.ts';

import { documentOf } from './json.ts';

const STORES: readonly KeychainDriver[] = ['secret-service', 'keytar', 'vault', 'env', 'systemd'];

/** `cred migrate --from X --to Y`: moves every item of ours. Exit 3 when there is none, 9 when some have two values. */
export async function migrateCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const json = values['json'] === true;
  const plan = await planMigration(world, storeOf(values['from'], '--from'), storeOf(values['to'], '--to'));
  const count = plan.toMove.length + plan.toDelete.length;
  if (!json) for (const line of described(plan)) stdout.write(`${line}\n`);
  if (count === 0 || values['dry-run'] === true) {
    if (json) stdout.write(documentOf({ ...plan, copied: [], deleted: [] }));
    return exitOf(plan, count === 0 ? EXIT.nothingToDo : EXIT.ok);
  }
  if (!(await consent(invocation, `Move ${plural(count, 'item')} from ${plan.from} to ${plan.to}?`)))
    throw new OpsError('not-agreed', 'Nothing was moved.', { exit: 'refused' });
  const done = { copied: [] as string[], deleted: [] as string[] };
  await migrate(world, plan, {
    keep: values['keep'] === true,
    signal,
    tell: (event) => {
      done[event.done].push(event.name);
      if (!json) stdout.write(`${event.done}  ${event.name}\n`);
    },
  });
  if (json) stdout.write(documentOf({ ...plan, ...done }));
  else if (config.keychain.driver !== plan.to)
    stdout.write(`Now have them read from there: keychain.driver: ${plan.to} in ${config.path}\n`);
  return exitOf(plan, EXIT.ok);
}

function storeOf(value: Invocation['values'][string], option: string): KeychainDriver {
  const store = STORES.find((known) => known === value);
  if (store !== undefined) return store;
  throw new OpsError('no-such-store', `${option} names no store.`, {
    hint: `The stores: ${STORES.join(', ')}`,
    exit: 'usage',
  });
}

function described({ from, to, toMove, toDelete, conflicts }: Migration): string[] {
  return [
    toMove.length === 0 ? `There is nothing in ${from} that is not in ${to}.` : `To move: ${toMove.join(', ')}`,
    ...(toDelete.length === 0 ? [] : [`In ${to} already, to be taken out of ${from}: ${toDelete.join(', ')}`]),
    ...(conflicts.length === 0
      ? []
      : [
          `Another value in each, left alone: ${conflicts.join(', ')}. Remove the wrong one with cred rm, then try again.`,
        ]),
  ];
}

const exitOf = ({ conflicts }: Migration, exit: number): number => (conflicts.length > 0 ? EXIT.partlyDone : exit);
