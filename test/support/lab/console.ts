import type { Invocation } from '#cli/command.ts';
import push from '#cli/commands/push.ts';
import { EXIT, messageOf, OpsError } from '#domain/errors.ts';
import { parseJson } from '#domain/json.ts';
import { realArchives } from '#services/adapters/archives.ts';
import { realClock } from '#services/adapters/clock.ts';
import { configStore } from '#services/adapters/config-store.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realGitObjects } from '#services/adapters/git/objects.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../invocation.ts';
import type { Lab } from './lab.ts';

export interface Ran {
  readonly exit: number;
  readonly output: string;
  /** The last line as JSON. */
  readonly json: () => unknown;
}

/** The world of the program in a folder of the lab: everything real but registries, which are made up. */
export function consoleWorld(lab: Lab, cwd: string, own: Partial<World> = {}): World {
  const clock = realClock();
  const shell = realShell();
  const environment = { ...realEnvironment(lab.env), cwd };
  return {
    ...demoWorld({ clock }),
    clock,
    environment,
    configStore,
    shell,
    files: realFiles(),
    workspaces: realWorkspaces(),
    git: realGit(shell),
    gitObjects: realGitObjects(),
    archives: realArchives(),
    scanner: realScanner(),
    journals: realJournals(environment.stateDir),
    locks: realLocks(clock),
    ...own,
  };
}

/** Runs `push …` in this process and says how it ended, failures as the launcher says them. */
export async function runPush(
  world: World,
  verb: string,
  values: Invocation['values'] = {},
  given: Partial<Omit<Invocation, 'world' | 'verb' | 'values'>> = {},
): Promise<Ran> {
  const { invocation, out } = invocationIn(world, { verb, values, ...given });
  const failed = (thrown: unknown): number => {
    const hint = thrown instanceof OpsError ? (thrown.hint ?? '') : '';
    invocation.stderr.write(`${messageOf(thrown)} ${hint}\n`);
    return thrown instanceof OpsError ? EXIT[thrown.exit] : EXIT.unexpected;
  };
  const exit = await push.run(invocation).catch(failed);
  return { exit, output: out(), json: () => parseJson(out().trimEnd().split('\n').at(-1) ?? '') };
}
