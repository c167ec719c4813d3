import { OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import { hadEffect, type KillSignal, meaningOf, type Stand } from '#domain/processes/signals.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import type { EndProcessParams } from './params.ts';
import { commandFor, send } from './send.ts';
import { type EndProcessWorld, settled, standNow } from './stand.ts';

/** The phase of the steps; a procedure that takes them in names it its own way. */
export const END_PHASE = { id: 'end', title: 'End' } as const;

/**
 * The steps that send a signal and see what comes of it; other procedures take them in. Ids `same-process`, `signal` and
 * `seen`; the last one answers `{pid, signal, stand}`.
 */
export function endProcessSteps(world: EndProcessWorld, params: EndProcessParams): readonly Step[] {
  const { pid, name, signal } = params;
  const phase = END_PHASE.id;
  const ends = meaningOf(signal).expected === 'ended';
  return [
    {
      id: 'same-process',
      title: `Look whether ${pid} is still ${name}`,
      phase,
      reads: true,
      async run() {
        if ((await standNow(world, params)) === 'ended')
          throw new OpsError('gone', `${pid} ${name} has ended already.`, { exit: 'nothingToDo' });
        return { summary: 'it is' };
      },
    },
    {
      id: 'signal',
      title: ends ? `End ${pid} ${name}` : `Send ${signal} to ${pid} ${name}`,
      phase,
      irreversible: true,
      writes: `process ${pid}, ${name}`,
      commands: [commandFor(signal, pid)],
      probe: async ({ result }) => {
        const stand = await standNow(world, params);
        const known =
          meaningOf(signal).expected === 'anything' ? stand === 'ended' || result !== null : hadEffect(signal, stand);
        return known ? { state: 'done' } : { state: 'absent' };
      },
      async run(context) {
        await send(world, params, signal, context);
        const stand = await insisted(world, params, context);
        return { result: { stand }, summary: wordsOf(stand) };
      },
    },
    {
      id: 'seen',
      title: ends ? 'See that it is gone' : 'See how it stands',
      phase,
      reads: true,
      async run() {
        const stand = await standNow(world, params);
        return { result: { pid, signal, stand, done: hadEffect(signal, stand) }, summary: wordsOf(stand) };
      },
    },
  ];
}

/** Waits for the effect; when there is none the person says whether to wait on, to end it at once, or to leave it. */
export async function insisted(world: EndProcessWorld, params: EndProcessParams, context: StepContext): Promise<Stand> {
  const { pid, name, waitMs } = params;
  let signal: KillSignal = params.signal;
  for (;;) {
    const stand = await settled(world, params, { signal, waitMs, until: context.signal });
    if (hadEffect(signal, stand) || stand === 'ended' || meaningOf(signal).expected !== 'ended') return stand;
    const answer = await context
      .ask({
        id: 'still-there',
        kind: 'choice',
        title: `${pid} ${name} is still there ${lasting(waitMs)} after ${signal}.`,
        choices: [
          { id: 'wait', title: 'Wait on' },
          ...(signal === 'KILL' ? [] : [{ id: 'kill', title: 'End it at once', note: commandFor('KILL', pid) }]),
          { id: 'leave', title: 'Leave it' },
        ],
      })
      .catch((thrown: unknown) => {
        if (thrown instanceof OpsError && ['needs-answer', 'left'].includes(thrown.code)) return { value: 'leave' };
        throw thrown;
      });
    if (answer.value === 'leave') return stand;
    if (answer.value !== 'kill') continue;
    signal = 'KILL';
    await send(world, params, signal, context);
  }
}

const WORDS: Readonly<Record<Stand, string>> = {
  ended: 'it is gone',
  stopped: 'it stands still',
  running: 'it is still there',
};

const wordsOf = (stand: Stand): string => WORDS[stand];
