import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { DeployedTo } from '#services/procedures/push/params.ts';
import type { GateReading, PushWorld } from '#services/procedures/push/world.ts';

import { wait } from './wait.ts';

const GATE_MS = 5 * 60_000;
const EVERY_MS = 5000;

/** Waits until the checks of an environment are good; what they cannot tell is not good. */
export function gateStep(
  { clock, gate }: Pick<PushWorld, 'clock' | 'gate'>,
  { id, name, gate: ids, gateMs }: DeployedTo,
  everyMs = EVERY_MS,
): Step {
  const limitMs = gateMs ?? GATE_MS;
  return {
    id: `gate-${id}`,
    title: `${name} is well: ${ids.join(', ') || 'no checks named'}`,
    phase: 'deploy',
    reads: true,
    timeoutMs: limitMs + 60_000,
    when: () => (ids.length === 0 ? `not looked at: push.environments names no checks for ${name}` : null),
    run: async (context) => {
      if (gate === undefined)
        throw new OpsError('gate-unknown', `The checks of ${name} cannot be asked from here.`, {
          hint: 'Resume with the command line or the console.',
          exit: 'partlyDone',
        });
      const until = clock.monotonic() + limitMs;
      for (;;) {
        const readings = await gate(ids, context.signal);
        const bad = notGood(ids, readings);
        if (bad.length === 0) return { summary: `${ids.length} checks of ${name} are good` };
        const left = until - clock.monotonic();
        context.progress(ids.length - bad.length, ids.length, bad.join('; '));
        if (left <= 0)
          throw new OpsError(
            'gate-closed',
            `${name} is not well after ${Math.round(limitMs / 1000)} s: ${bad.join('; ')}.`,
            {
              hint: 'Nothing further was deployed. Mend it and resume, or put the version before back.',
              exit: 'partlyDone',
            },
          );
        await wait(clock, Math.min(everyMs, left), context.signal);
      }
    },
  };
}

function notGood(ids: readonly string[], readings: readonly GateReading[]): readonly string[] {
  return ids.flatMap((id) => {
    const found = readings.find((reading) => reading.id === id);
    if (found === undefined) return [`${id} is no check here`];
    return found.status === 'ok' ? [] : [`${id} ${found.status}: ${found.summary}`];
  });
}
