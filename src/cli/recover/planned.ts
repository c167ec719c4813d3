import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { type PlannedRecovery, planRecovery, type RecoveryWish } from '#services/procedures/recovery/plan.ts';

import { recoveryWorldOf } from './world.ts';

/** Plans with this configuration, and says when that could not be read. */
export async function planned(invocation: Invocation, wish: RecoveryWish): Promise<PlannedRecovery> {
  const { config, configError, signal } = invocation;
  const { findings, ...rest } = await planRecovery(recoveryWorldOf(invocation), config, wish, signal);
  if (configError === undefined) return { ...rest, findings };
  const message = `The configuration cannot be used, so nothing of it is known here: ${configError.message}`;
  const command = 'cpm-console config validate';
  return { ...rest, findings: [{ id: 'configuration', message, command, blocks: false }, ...findings] };
}

/** Throws OpsError when the plan cannot be begun: something blocks it, or rights are missing and nobody can give them. */
export function refuse({ values, ask }: Invocation, { findings }: PlannedRecovery): void {
  const blocked = findings.filter(({ blocks }) => blocks);
  const [first] = blocked;
  if (first !== undefined)
    throw new OpsError(first.id, blocked.map(({ message }) => message).join(' '), {
      hint: first.command === null ? 'Nothing was changed.' : `Nothing was changed. ${first.command}`,
      exit: 'refused',
    });
  const alone = values['yes'] === true || ask === undefined || values['json'] === true;
  const turns = findings.filter(({ id }) => id === 'no-rights');
  if (!alone || turns.length === 0) return;
  const own = turns.map(({ command }) => command).filter((command) => command !== null);
  throw new OpsError('no-rights', turns.map(({ message }) => message).join(' '), {
    hint: `Nothing was changed. Run it yourself: ${own.join(' && ')}`,
    exit: 'refused',
  });
}
