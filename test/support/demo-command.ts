import type { CommandSpec } from '#cli/command.ts';
import { demoConfig } from '#config/demo.ts';
import { errorJson, EXIT, OpsError } from '#domain/errors.ts';
import { kinds } from '#services/checks/registry.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from './invocation.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly json: () => Record<string, unknown>;
}

/** The made-up world with a clock moved by hand, and a way to run commands in it. */
export function demo(change: (world: World) => Partial<World> = () => ({})) {
  const clock = new ManualClock();
  const made = demoWorld({ clock });
  const world: World = { ...made, ...change(made) };
  const config = demoConfig(world);

  /** Starts a command: `'check run disk:/'.split(' ')` and its options as the launcher parses them. */
  const start = (
    command: CommandSpec,
    words: readonly string[] = [],
    values: Readonly<Record<string, string | boolean>> = {},
  ) => {
    const stop = new AbortController();
    const verb = words[0] !== undefined && words[0] in (command.verbs ?? {}) ? words[0] : null;
    const positionals = verb === null ? words : words.slice(1);
    const { invocation, out } = invocationIn(world, { config, verb, positionals, values, signal: stop.signal });
    let settled = false;
    const ended = command
      .run(invocation)
      .catch((error: unknown) => {
        if (!(error instanceof OpsError)) throw error;
        invocation.stdout.write(JSON.stringify(errorJson(error)));
        return EXIT[error.exit];
      })
      .finally(() => (settled = true));
    return { ended, out, stop: () => stop.abort(), isSettled: () => settled };
  };

  /** Lets time and everything else go on until something holds. */
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await clock.pass(5);
      await new Promise(setImmediate);
    }
  };

  const run = async (...call: Parameters<typeof start>): Promise<Ran> => {
    const { ended, out, isSettled } = start(...call);
    await until(isSettled);
    const exit = await ended;
    return { exit, out: out(), json: () => JSON.parse(out()) as Record<string, unknown> };
  };

  return { clock, world, config, kinds, run, start, until };
}
