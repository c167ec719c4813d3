import type { Invocation } from '#cli/command.ts';
import type { Config } from '#config/config.ts';
import type { World } from '#services/ports/world.ts';

import type { Globals } from './arguments.ts';
import { gatedWorld } from './gates/world.ts';
import { rememberWorld } from './last-redactor.ts';
import type { RanCommand } from './watch/recorded-shell.ts';

/** A world and the configuration it is looked at with. */
export interface Chosen {
  readonly world: World;
  readonly config: Config;
  /** Reads the configuration anew. Throws OpsError for a broken file. */
  readonly load: () => Promise<Config>;
  /** Of the made-up world: plans a push there. */
  readonly madeUp?: Invocation['madeUp'];
  /** Why the defaults hold instead of the file, when that was allowed. */
  readonly configError?: Error | undefined;
}

/**
 * The real world, or with `--demo` the made-up one; `tell` hears of every command that ran. With `withoutConfig` a broken
 * configuration is no failure.
 */
export async function worldFor(
  globals: Globals,
  tell: (ran: RanCommand) => void = () => undefined,
  withoutConfig = false,
): Promise<Chosen> {
  const chosen = globals.demo
    ? await (await import('./demo/world.ts')).chooseWorld()
    : await (await import('./real-world.ts')).chooseWorld(globals, tell, withoutConfig);
  rememberWorld(chosen.world);
  return { ...chosen, world: gatedWorld(chosen.world) };
}
