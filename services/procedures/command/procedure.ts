import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { lasting } from '#domain/format.ts';
import { isJsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { OwnCommand } from '#domain/quick/own.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { World } from '#services/ports/world.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

import { commandIn, jsonOfCommand } from './params.ts';

const PHASES = [{ id: 'run', title: 'Run' }] as const;
const RUN = 'run';
/** The engine ends the step only when ending the program did not. */
const GRACE_MS = 5000;

/** The plan of a command of the person's own. */
export function commandPlan({ clock }: Pick<World, 'clock'>, command: OwnCommand): Plan {
  const params = jsonOfCommand(command);
  return {
    schema: 1,
    procedure: 'command',
    subject: { id: command.id, path: command.cwd ?? '' },
    title: command.title,
    phases: PHASES,
    steps: plannedAll([runStep(command)]),
    params,
    fingerprint: fingerprint(JSON.stringify(params)),
    at: clock.now(),
  };
}

/** The command as the engine executes it: its output is the log of the run. Throws OpsError `bad-plan`. */
export function commandProcedure(plan: Plan): Procedure {
  return {
    plan,
    steps: [runStep(commandIn(plan))],
    lock: null,
    result: (resultOf) => {
      const result = resultOf(RUN);
      return isJsonObject(result) ? result : {};
    },
  };
}

/** What it changes nobody knows but the person, so that nothing is taken back and nothing is run twice by itself. */
function runStep({ title, command, cwd, confirm, timeoutMs }: OwnCommand): Step {
  const reads = confirm === 'read';
  return {
    id: RUN,
    title,
    phase: 'run',
    reads,
    irreversible: !reads,
    commands: [joinCommand(command)],
    ...(!reads && {
      writes: 'what the command writes',
      probe: ({ result }) =>
        Promise.resolve(
          result === null
            ? { state: 'unclear' as const, why: 'it was cut on its way; look at what it did' }
            : { state: 'done' as const },
        ),
    }),
    timeoutMs: timeoutMs + GRACE_MS,
    async run(context) {
      const { exitCode, signal, timedOut, tookMs } = await context.exec(
        { ...command, ...(cwd !== null && { cwd }) },
        { timeoutMs },
      );
      if (exitCode === 0)
        return {
          result: { exitCode, tookMs: Math.round(tookMs), said: `It took ${lasting(tookMs)}.` },
          summary: 'exit code 0',
        };
      const how = timedOut
        ? `took longer than ${lasting(timeoutMs)}`
        : `ended with ${exitCode ?? signal ?? 'a signal'}`;
      throw new OpsError('command-failed', `${title} ${how}.`, {
        hint: 'What it printed stands above and in the log of the run.',
        exit: reads ? 'attention' : 'partlyDone',
      });
    },
  };
}
