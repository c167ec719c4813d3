import { holderWords } from '#domain/diagnosis/holder.ts';
import { OpsError } from '#domain/errors.ts';
import type { Listener } from '#services/ports/processes.ts';
import { processOf } from '#services/procedures/diagnose/shared/holders.ts';
import { WAIT_MS } from '#services/procedures/end-process/params.ts';
import { commandFor, send } from '#services/procedures/end-process/send.ts';
import { insisted } from '#services/procedures/end-process/steps.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { Stranger } from '#services/procedures/recovery/params.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';

import type { RecoveryParts } from './parts.ts';

/** What was just stopped may need so long to give its port back. */
const GRACE_MS = 3000;
const POLL_MS = 100;
const LONGEST_MS = 86_400_000;

/**
 * Sees that the ports of the services are free. Who holds one is ended, by pid and start, when the plan named it or the person
 * says so; that cannot be taken back, and is said. Null where no ports are known.
 */
export function portsStep({ world, params }: RecoveryParts, needs: readonly string[]): Step | null {
  const ports = [...new Set(params.services.flatMap((unit) => unit.ports))];
  const planned = params.services.flatMap((unit) => unit.strangers);
  if (ports.length === 0) return null;
  const held = async (): Promise<readonly Listener[]> =>
    (await world.processes.listeners()).filter(({ protocol, port }) => protocol === 'tcp' && ports.includes(port));
  return {
    id: 'stop-ports',
    title: `${ports.length === 1 ? 'Port' : 'Ports'} ${ports.join(', ')} ${ports.length === 1 ? 'is' : 'are'} free`,
    phase: 'stop',
    needs,
    commands: planned.map(({ pid }) => commandFor('TERM', pid)),
    writes: planned.length === 0 ? null : planned.map(({ pid, name }) => `process ${pid}, ${name}`).join(', '),
    // Without somebody to be ended there is nothing to take back.
    reads: planned.length === 0,
    timeoutMs: LONGEST_MS,
    // From then on the services themselves hold them.
    settledBy: `start-${stepId.act({ id: params.services[0]?.id ?? '' })}`,
    probe: async () => ((await held()).length === 0 ? { state: 'done' } : { state: 'absent' }),
    async run(context) {
      const ended: Stranger[] = [];
      const started = world.clock.monotonic();
      for (;;) {
        const holders = await held();
        const [holder] = holders;
        if (holder === undefined) break;
        const stranger = await nameOf({ world, params }, holder);
        const known = stranger !== null && planned.some(sameAs(stranger));
        if (!known && world.clock.monotonic() - started < GRACE_MS) {
          await pause(world.clock, POLL_MS, context.signal);
          continue;
        }
        const gone = stranger === null ? null : await endStranger({ world, params }, stranger, { context, known });
        if (gone !== null) ended.push(gone);
        else if (stranger === null) await askForUnknown({ world, params }, holder, context);
      }
      const words = ended.map(({ pid, name, port }) => `${pid} ${name}, which held port ${port}, was ended`).join('; ');
      const result = { ended: ended.map(({ pid, name, port, startedAt }) => ({ pid, name, port, startedAt })) };
      return { result, summary: words === '' ? 'free' : words };
    },
  };
}

const sameAs = (one: Stranger) => (other: Stranger) => one.pid === other.pid && one.startedAt === other.startedAt;

async function nameOf({ world }: RecoveryParts, { port, pid }: Listener): Promise<Stranger | null> {
  const found = pid === null ? null : await world.processes.find(pid).catch(() => null);
  return found === null ? null : { port, pid: found.pid, startedAt: found.startedAt, name: found.name };
}

/** Null when it is still there and is asked about again. Throws OpsError `port-held` when it is left. */
async function endStranger(
  { world }: RecoveryParts,
  stranger: Stranger,
  { context, known }: { readonly context: StepContext; readonly known: boolean },
): Promise<Stranger | null> {
  const { port, pid, startedAt, name } = stranger;
  if (!known) {
    const process = await processOf(world, pid);
    const { value } = await context.ask({
      id: 'port-held',
      kind: 'choice',
      title: `Port ${port} is held by ${process === null ? `${name}, pid ${pid}` : holderWords({ port, address: '', process })}.`,
      lines: ['What it has not saved is lost, and it is not started again when the recovery is taken back.'],
      choices: [
        { id: 'wait', title: 'Look again' },
        { id: 'end', title: `End ${pid} ${name}`, note: commandFor('TERM', pid) },
        { id: 'leave', title: 'Stop here and take everything back' },
      ],
    });
    if (value === 'leave') throw portHeld(port, `${pid} ${name}`);
    if (value !== 'end') return null;
  }
  const params = { pid, startedAt, name, signal: 'TERM' as const, waitMs: WAIT_MS };
  await send(world, params, 'TERM', context).catch((thrown: unknown) => {
    if (!(thrown instanceof OpsError) || thrown.code !== 'gone') throw thrown;
  });
  if ((await insisted(world, params, context)) !== 'ended') throw portHeld(port, `${pid} ${name}`);
  return stranger;
}

async function askForUnknown(_parts: RecoveryParts, { port }: Listener, context: StepContext): Promise<void> {
  const { value } = await context.ask({
    id: 'port-held',
    kind: 'choice',
    title: `Port ${port} is held by ${holderWords({ port, address: '', process: null })}.`,
    lines: ['It cannot be ended from here.'],
    choices: [
      { id: 'wait', title: 'Look again' },
      { id: 'leave', title: 'Stop here and take everything back' },
    ],
  });
  if (value === 'leave') throw portHeld(port, 'a process of another account');
}

const portHeld = (port: number, who: string): OpsError =>
  new OpsError('port-held', `Port ${port} is still held by ${who}.`, {
    hint: `See who it is: cpm-console process ports`,
    exit: 'rolledBack',
  });
