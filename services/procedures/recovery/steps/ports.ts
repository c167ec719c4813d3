import { holderWords } from '#domain/diagnosis/holder.ts';
import { OpsError } from '#domain/errors.ts';
import type { Question } from '#domain/procedure/question.ts';
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
    probe: async ({ result }) =>
      (await held()).length === 0 || result !== null ? { state: 'done' } : { state: 'absent' },
    async run(context) {
      const ended: Stranger[] = [];
      // Who stands in front of a service holds a port that its checks ask.
      const left = new Set<number>();
      let since = world.clock.monotonic();
      for (;;) {
        const holders = (await held()).filter(({ port }) => !left.has(port));
        const [holder] = holders;
        if (holder === undefined) break;
        const stranger = await nameOf({ world, params }, holder);
        const known = stranger !== null && planned.some(sameAs(stranger));
        if (!known && world.clock.monotonic() - since < GRACE_MS) {
          await pause(world.clock, POLL_MS, context.signal);
          continue;
        }
        const gone = stranger === null ? null : await endStranger({ world, params }, stranger, { context, known });
        if (gone === 'again') continue;
        if (gone !== null && gone !== 'go-on') {
          ended.push(gone);
          // Its port may look held by nobody for a moment.
          since = world.clock.monotonic();
        } else if (stranger === null && (await askForUnknown(holder, context)) === 'go-on') left.add(holder.port);
        else if (stranger !== null) left.add(holder.port);
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

/** `again` when it is asked about once more, `go-on` when it stays: also where nobody can be asked. Throws OpsError `port-held` when it is left. */
async function endStranger(
  { world }: RecoveryParts,
  stranger: Stranger,
  { context, known }: { readonly context: StepContext; readonly known: boolean },
): Promise<Stranger | 'again' | 'go-on'> {
  const { port, pid, startedAt, name } = stranger;
  if (!known) {
    const process = await processOf(world, pid);
    const { value } = await askOrGoOn(context, {
      id: 'port-held',
      kind: 'choice',
      title: `Port ${port} is held by ${process === null ? `${name}, pid ${pid}` : holderWords({ port, address: '', process })}.`,
      lines: ['What it has not saved is lost, and it is not started again when the recovery is taken back.'],
      choices: [
        { id: 'wait', title: 'Look again' },
        { id: 'end', title: `End ${pid} ${name}`, note: commandFor('TERM', pid) },
        GO_ON,
        { id: 'leave', title: 'Stop here and take everything back' },
      ],
    });
    if (value === 'leave') throw portHeld(port, `${pid} ${name}`);
    if (value === 'go-on') return 'go-on';
    if (value !== 'end') return 'again';
  }
  const params = { pid, startedAt, name, signal: 'TERM' as const, waitMs: WAIT_MS };
  await send(world, params, 'TERM', context).catch((thrown: unknown) => {
    if (!(thrown instanceof OpsError) || thrown.code !== 'gone') throw thrown;
  });
  if ((await insisted(world, params, context)) !== 'ended') throw portHeld(port, `${pid} ${name}`);
  return stranger;
}

async function askForUnknown({ port }: Listener, context: StepContext): Promise<'again' | 'go-on'> {
  const { value } = await askOrGoOn(context, {
    id: 'port-held',
    kind: 'choice',
    title: `Port ${port} is held by ${holderWords({ port, address: '', process: null })}.`,
    lines: ['It cannot be ended from here.'],
    choices: [{ id: 'wait', title: 'Look again' }, GO_ON, { id: 'leave', title: 'Stop here and take everything back' }],
  });
  if (value === 'leave') throw portHeld(port, 'a process of another account');
  return value === 'go-on' ? 'go-on' : 'again';
}

const GO_ON = { id: 'go-on', title: 'It belongs there: go on', note: 'something in front of the service' } as const;

/** Nobody is ended who was not agreed to: where nobody can be asked it is said, and gone on. */
async function askOrGoOn(context: StepContext, question: Question): Promise<{ readonly value: string }> {
  try {
    return await context.ask(question);
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'needs-answer') throw thrown;
    context.note(`${question.title} It was left there.`);
    return { value: 'go-on' };
  }
}

const portHeld = (port: number, who: string): OpsError =>
  new OpsError('port-held', `Port ${port} is still held by ${who}.`, {
    hint: `See who it is: cpm-console process ports`,
    exit: 'rolledBack',
  });
