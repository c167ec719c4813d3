import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { GiveFinding } from '#services/procedures/give/given.ts';

interface Planned {
  readonly plan: Plan;
  readonly findings: readonly GiveFinding[];
  readonly asks: { readonly title: string; readonly consequences: readonly string[] };
}

/** Throws OpsError for a plan that cannot be begun, or that needs rights which nobody here can give. */
export function refuseBlocked({ values, ask }: Invocation, { findings }: Planned): void {
  const alone = values['yes'] === true || values['json'] === true || ask === undefined;
  const blocked = findings.filter(({ blocks, command }) => blocks || (alone && command !== null));
  if (blocked.length === 0) return;
  const commands = blocked.flatMap(({ command }) => command ?? []);
  throw new OpsError('not-possible', blocked.map(({ message }) => message).join(' '), {
    hint: commands.length === 0 ? 'Nothing was changed.' : `Nothing was changed. By hand: ${commands.join(' && ')}`,
    exit: 'refused',
  });
}

/** `--dry-run`: the plan, and what to know of it. */
export function showPlan({ values, stdout }: Invocation, { plan, findings, asks }: Planned): number {
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, plan, findings })}\n`);
    return EXIT.ok;
  }
  for (const { title, writes, skipped } of plan.steps)
    stdout.write(`${skipped === null ? '○' : '-'} ${title}   ${skipped ?? writes ?? ''}`.trimEnd().concat('\n'));
  for (const { message } of findings) stdout.write(`${message}\n`);
  stdout.write(`${asks.consequences.join('\n')}\nNothing was changed.\n`);
  return EXIT.ok;
}

/** Whether the person agrees, once they saw what it means. */
export async function agreedTo(invocation: Invocation, { findings, asks }: Planned): Promise<boolean> {
  const { values, ask, stdout } = invocation;
  if (values['yes'] !== true && values['json'] !== true && ask !== undefined)
    for (const line of [...findings.map(({ message }) => message), ...asks.consequences]) stdout.write(`${line}\n`);
  if (await consent(invocation, asks.title)) return true;
  stdout.write('Nothing was changed.\n');
  return false;
}
