import { OpsError } from '#domain/errors.ts';
import type { KillSignal } from '#domain/processes/signals.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import type { EndProcessParams } from './params.ts';
import { type EndProcessWorld, standNow } from './stand.ts';

/** What a person would type. */
export const commandFor = (signal: KillSignal, pid: number): string => `kill -${signal} ${pid}`;

/**
 * Sends, where this user may; where not, the person is asked to. Rejects with OpsError `gone`, and `no-rights` when
 * nobody can be asked or they leave it.
 */
export async function send(
  world: EndProcessWorld,
  { pid, startedAt, name }: EndProcessParams,
  signal: KillSignal,
  context: StepContext,
): Promise<void> {
  context.note(`${commandFor(signal, pid)}, once more compared with its start`);
  try {
    await world.processes.signal({ pid, startedAt }, signal);
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'no-rights') throw thrown;
    const answer = await context
      .ask({
        id: 'rights',
        kind: 'your-turn',
        title: `${pid} ${name} belongs to somebody else: this needs root.`,
        command: `sudo ${commandFor(signal, pid)}`,
        choices: [
          { id: 'run', title: 'Run it here', note: 'the screen steps aside, sudo asks you itself' },
          { id: 'ran', title: 'I ran it elsewhere: go on' },
          { id: 'leave', title: 'Leave it as it is' },
        ],
      })
      .catch((asking: unknown) => {
        if (asking instanceof OpsError && asking.code === 'needs-answer') throw thrown;
        throw asking;
      });
    if (answer.value === 'leave') throw thrown;
    if ((await standNow(world, { pid, startedAt })) === 'ended') return;
    context.note('It is told; whether it listens is looked at next.');
  }
}
