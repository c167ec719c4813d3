import type { Invocation } from '#cli/command.ts';
import type { Config } from '#config/config.ts';
import type { World } from '#services/ports/world.ts';

import type { Globals } from './arguments.ts';
import { gatedWorld } from './gates/world.ts';
import { rememberWorld } from './last-redactor.ts';
import { chooseWorld } from './real-world.ts';
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

/** What a world is made for. */
export interface Wanted {
  /** Hears of every command that ran. */
  readonly tell?: (ran: RanCommand) => void;
  /** A broken configuration is no failure. */
  readonly withoutConfig?: boolean | undefined;
  /** The shell of this machine, when there is one already. */
  readonly shell?: World['shell'] | undefined;
}

/** The real world, or with `--demo` the made-up one, which has a shell of its own. */
export async function worldFor(globals: Globals, wanted: Wanted = {}): Promise<Chosen> {
  const chosen = globals.demo
    ? await (await import('./demo/world.ts')).chooseWorld()
    : await chooseWorld(globals, wanted);
  rememberWorld(chosen.world);
  return { ...chosen, world: gatedWorld(chosen.world) };
}
