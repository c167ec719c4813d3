import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { signalNamed } from '#domain/processes/signals.ts';
import { KILL_SIGNALS, type KillSignal, type UnitAction } from '#domain/service/unit.ts';
import { planService, type PlannedService, type ServiceFinding } from '#services/procedures/service/plan.ts';
import { startService } from '#services/procedures/service/start.ts';

import { chosenServices } from './chosen.ts';
import { serviceWorldOf } from './service-world.ts';

/** `service start|stop|restart|reload|enable|disable|kill`: plans, asks, acts, waits until it is ready. */
export async function actOn(invocation: Invocation, action: UnitAction): Promise<number> {
  const { values, stdout, config, signal } = invocation;
  const world = serviceWorldOf(invocation);
  const targets = await chosenServices(invocation);
  if (targets.length === 0) return nobody(invocation, action);
  const planned = await planService(world, config, targets, { action, signal: signalOf(values['signal']) }, signal);
  const { findings, plan } = planned;
  const blocked = findings.filter(({ blocks }) => blocks);
  if (blocked.length > 0) throw refused(blocked);
  if (values['dry-run'] === true) return dryRun(invocation, planned);
  if (!planned.isNeeded) {
    if (values['json'] !== true) stdout.write(`${findings.map(({ message }) => message).join('\n')}\n`);
    else stdout.write(`${JSON.stringify({ schema: 1, findings })}\n`);
    return EXIT.nothingToDo;
  }
  if (!(await agreed(invocation, planned))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  return executeHere(invocation, (doing) => startService(world, plan, doing));
}

function nobody({ values }: Invocation, action: UnitAction): number {
  if (values['all-failed'] === true)
    throw new OpsError('nothing-failed', 'No service has failed.', {
      hint: 'cpm-console service list shows how they are.',
      exit: 'nothingToDo',
    });
  throw new OpsError('usage', `Which service should be acted on?`, {
    hint: `cpm-console service ${action} NAME, or --group NAME.`,
    exit: 'usage',
  });
}

function signalOf(value: unknown): KillSignal | undefined {
  if (typeof value !== 'string') return undefined;
  const found = signalNamed(value);
  if (found !== null) return found;
  throw new OpsError('usage', `There is no signal ${value}.`, {
    hint: `It is one of ${KILL_SIGNALS.join(', ')}.`,
    exit: 'usage',
  });
}

function refused(findings: readonly ServiceFinding[]): OpsError {
  const [first] = findings;
  const isManager = findings.every(({ id }) => id === 'no-manager');
  return new OpsError(first?.id ?? 'not-possible', findings.map(({ message }) => message).join(' '), {
    hint: isManager ? 'Nothing was changed. It must answer first.' : 'Nothing was changed.',
    exit: 'refused',
  });
}

/** Whether the person agrees. Throws OpsError when nobody can be asked, or when rights are missing and nobody can give them. */
async function agreed(invocation: Invocation, { findings, asks }: PlannedService): Promise<boolean> {
  const { values, ask, stdout } = invocation;
  const alone = values['yes'] === true || ask === undefined || values['json'] === true;
  const turns = findings.filter(({ id }) => id === 'no-rights');
  if (alone && turns.length > 0)
    throw new OpsError('no-rights', turns.map(({ message }) => message).join(' '), {
      hint: `Nothing was changed. Run it yourself: ${turns.map(({ command }) => command).join(' && ')}`,
      exit: 'refused',
    });
  if (!alone) stdout.write([...asks.commands.map((command) => `  ${command}`), ...asks.consequences, ''].join('\n'));
  return consent(invocation, asks.title);
}

function dryRun({ values, stdout }: Invocation, { plan, findings, asks }: PlannedService): number {
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, plan, findings })}\n`);
    return EXIT.ok;
  }
  for (const { title, commands, skipped } of plan.steps)
    stdout.write(`${skipped === null ? '○' : '-'} ${title}   ${skipped ?? commands.join('; ')}`.trimEnd().concat('\n'));
  for (const { message } of findings) stdout.write(`${message}\n`);
  stdout.write(`${asks.consequences.join('\n')}\nNothing was changed.\n`);
  return EXIT.ok;
}
