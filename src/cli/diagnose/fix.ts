import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { mendOf } from '#domain/emergency/mend.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { planFix } from '#services/procedures/diagnose/fix.ts';
import type { Target } from '#services/procedures/diagnose/target.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { planMend } from '#services/procedures/mend/plan.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { fixProcedure } from './fix-procedure.ts';

/** A fix by its number in the diagnosis, or what Emergency would do first. */
export type FixWish = number | 'best';

/** What a person wrote behind `--fix`; null without it. Throws OpsError (usage) for anything else. */
export function fixWish(value: unknown): FixWish | null {
  if (typeof value !== 'string') return null;
  if (value === 'best') return value;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new OpsError('usage', `There is no fix ${value}.`, {
    hint: 'It is the number of a fix, or best.',
    exit: 'usage',
  });
}

/** Does what mends the cause, planned anew, shown and agreed to. Resolves to the exit code of its run, 3 when all is well. */
export async function fixFound(
  invocation: Invocation,
  wish: FixWish,
  { target, diagnosis }: { readonly target: Target; readonly diagnosis: Diagnosis },
): Promise<number> {
  const { values, stdout } = invocation;
  if (diagnosis.conclusion.status === 'ok') return EXIT.nothingToDo;
  const world = serviceWorldOf(invocation);
  const planned =
    wish === 'best' ? await best(invocation, target, diagnosis) : await numbered(invocation, wish, diagnosis);
  const { plan, title, commands, costs } = planned;
  if (values['json'] !== true)
    stdout.write(`\n${[...commands.map((command) => `  ${command}`), ...costs].join('\n')}\n`);
  if (!(await consent(invocation, `${title}?`))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  return executeHere(invocation, ({ host, control }) =>
    execute(fixProcedure(world, plan), {
      run: runId(plan.procedure, host.clock.now(), host.locks.self),
      how: 'run',
      host,
      control,
    }),
  );
}

interface Planned {
  readonly plan: Plan;
  readonly title: string;
  readonly commands: readonly string[];
  readonly costs: readonly string[];
}

async function numbered(invocation: Invocation, wish: number, { conclusion }: Diagnosis): Promise<Planned> {
  const { fixes } = conclusion;
  const fix = fixes[wish - 1];
  if (fix === undefined)
    throw new OpsError('no-fix', `There is no fix ${wish}.`, {
      hint: fixes.length === 0 ? 'Nothing mends it from here.' : `There are ${fixes.length}.`,
      exit: 'refused',
    });
  const { costs, ...planned } = await planFix(serviceWorldOf(invocation), invocation.config, fix, invocation.signal);
  return { ...planned, costs: costs === null ? [] : [costs] };
}

/** The first that can be done from here, and the service begun anew after it. */
async function best(invocation: Invocation, target: Target, diagnosis: Diagnosis): Promise<Planned> {
  const { config, signal } = invocation;
  const mend = mendOf(diagnosis, target.subject === 'service');
  if (typeof mend === 'string')
    throw new OpsError('no-fix', `It cannot be fixed from here: ${mend}.`, { exit: 'refused' });
  const service = target.subject !== 'service' ? null : serviceIn(config, target);
  const { plan, asks, findings } = await planMend(serviceWorldOf(invocation), config, mend, { service, signal });
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) throw new OpsError('not-possible', blocking.message, { exit: 'refused' });
  return { plan, title: plan.title, commands: asks.commands, costs: asks.consequences };
}

function serviceIn({ services }: Invocation['config'], target: Target & { readonly subject: 'service' }) {
  const { manager, unit } = target;
  const known = services.find((one) => one.manager === manager && one.unit === unit);
  return { id: known?.id ?? null, manager, unit };
}
