import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import { joinPath, parentPath, resolvePath } from '#domain/path.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realShell } from '#services/adapters/shell.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import { lookAhead, type LookedAhead } from '#services/procedures/push/facts/ahead.ts';

import type { Parsed } from './arguments.ts';

/** Planned before anything else is done, from the repository around the folder that is named. */
const PLANNING: ReadonlySet<string> = new Set(['plan', 'run']);

/**
 * Begins what a line about a push asks git first; null where that does not follow from the line alone. Loading the program
 * keeps this process busy, so the others are started before.
 */
export async function beginAhead({ globals, verb, positionals, values }: Parsed): Promise<LookedAhead | null> {
  const another = globals.demo || values['all'] === true;
  if (another || !PLANNING.has(verb ?? 'plan')) return null;
  const environment = realEnvironment();
  const [word] = positionals;
  const dir = word === undefined ? environment.cwd : resolvePath(word, environment.cwd, environment.home);
  const top = dir === null ? null : await topOf(joinPath(dir));
  if (top === null) return null;
  return lookAhead({ shell: realShell(), environment, clock: realClock() }, top, {
    history: values['package'] === undefined,
  });
}

/** Lets go for a moment: who writes to this process waits when it does not read. */
export async function nextTurn(): Promise<void> {
  await setImmediate();
}

/** The working tree that a folder is in; null when it is in none, or no folder. */
async function topOf(dir: string): Promise<string | null> {
  const held = await reachable(dir).then(
    () => true,
    () => false,
  );
  if (!held || statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  for (let here = dir; ; here = parentPath(here)) {
    if (statSync(joinPath(here, '.git'), { throwIfNoEntry: false }) !== undefined) return here;
    if (parentPath(here) === here) return null;
  }
}
