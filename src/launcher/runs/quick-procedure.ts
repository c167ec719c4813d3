import type { Config } from '#config/config.ts';
import { EXIT } from '#domain/errors.ts';
import { numberField } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { quickNamed } from '#domain/quick/quick.ts';
import type { World } from '#services/ports/world.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

const PHASES = [{ id: 'look', title: 'Look' }] as const;
const COLUMNS = 100;
const LIMIT_MS = 180_000;

/** A quick command that only looks, as a run: what the command line prints is its log, and its exit code is the run's. */
export function newQuickRun(world: World, config: () => Config, id: string): Procedure {
  const steps = [lookStep(world, config, id)];
  const title = quickNamed(id)?.title ?? id;
  const params = { command: id };
  const plan: Plan = {
    schema: 1,
    procedure: 'quick',
    subject: { id, path: '' },
    title,
    phases: PHASES,
    steps: plannedAll(steps),
    params,
    fingerprint: fingerprint(JSON.stringify(params)),
    at: world.clock.now(),
  };
  return quickProcedure(world, config, plan);
}

/** A journaled one again; it looks anew. */
export function quickProcedure(world: World, config: () => Config, plan: Plan): Procedure {
  const { command } = plan.params;
  return {
    plan,
    steps: [lookStep(world, config, typeof command === 'string' ? command : '')],
    lock: null,
    result: (resultOf) => ({ exitCode: numberField(resultOf('look'), 'exitCode') }),
    exit: (resultOf) => numberField(resultOf('look'), 'exitCode') ?? EXIT.unknown,
  };
}

function lookStep(world: World, config: () => Config, id: string): Step {
  return {
    id: 'look',
    title: quickNamed(id)?.title ?? id,
    phase: 'look',
    reads: true,
    commands: [`cpm-console quick ${id}`],
    timeoutMs: LIMIT_MS,
    async run(context) {
      const { default: quick } = await import('#cli/commands/quick.ts');
      let rest = '';
      const write = (text: string) => {
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) context.note(line);
      };
      const output = { isTerminal: false, columns: COLUMNS, write };
      const exitCode = await quick.run({
        world,
        config: config(),
        verb: null,
        positionals: [id],
        values: {},
        stdout: output,
        stderr: output,
        signal: context.signal,
      });
      if (rest !== '') context.note(rest);
      return { result: { exitCode }, summary: `exit code ${exitCode}` };
    },
  };
}
