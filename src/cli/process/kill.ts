import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { ownAncestors } from '#domain/processes/guard.ts';
import { KILL_SIGNALS, type KillSignal, meaningOf, signalNamed } from '#domain/processes/signals.ts';
import { commandOf } from '#domain/processes/words.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import { endProcess, planEndProcess } from '#services/procedures/end-process/procedure.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { onePid } from './pid.ts';

/**
 * `process kill`: asks, sends, sees what comes of it. Exit 0 when the process did what it was told, 20 when it did not, 3
 * when there is none, 4 when this user may not or nobody could be asked.
 */
export async function killProcess(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const pid = onePid(positionals, 'kill');
  const signal = signalOf(values['signal']);
  const plan = await planEndProcess(world, { pid, signal });
  const command = plan.steps.flatMap(({ commands }) => commands).join('\n');
  if (values['json'] !== true) {
    const redactor = redactorOf(world);
    const all = await world.processes.list();
    const found = all.find((process) => process.pid === pid);
    if (found !== undefined) stdout.write(`${pid} ${commandOf(found, (text) => redactor.redact(text))}\n`);
    stdout.write(`  ${command}   ${meaningOf(signal).about}\n`);
    if (ownAncestors(all).has(pid)) stdout.write('This program runs in it and may end with it.\n');
  }
  if (!(await consent(invocation, `${plan.title}?`))) {
    stdout.write('Nothing was sent.\n');
    return EXIT.interrupted;
  }
  const procedure = endProcess(world, plan);
  const run = runId(plan.procedure, world.clock.now(), world.locks.self);
  return executeHere(invocation, (doing) => execute(procedure, { run, how: 'run', ...doing }));
}

function signalOf(value: unknown): KillSignal {
  const signal = signalNamed(typeof value === 'string' ? value : 'TERM');
  if (signal !== null) return signal;
  throw new OpsError('usage', `There is no signal ${String(value)}.`, {
    hint: `It is one of ${KILL_SIGNALS.join(', ')}.`,
    exit: 'usage',
  });
}
