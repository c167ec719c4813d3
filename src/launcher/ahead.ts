import { statSync } from 'node:fs';

import { joinPath, resolvePath } from '#domain/path.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realShell } from '#services/adapters/shell.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import { lookAhead, type LookedAhead } from '#services/procedures/push/facts/ahead.ts';

import type { Parsed } from './arguments.ts';

/** Planned before anything else is done, from the repository in the folder that is named. */
const PLANNING: ReadonlySet<string> = new Set(['plan', 'run']);

/**
 * Begins what a line about a push asks git first; null where that does not follow from the line alone. Loading the program
 * keeps this process busy, so the others are started before.
 */
export async function beginAhead({ globals, verb, positionals, values }: Parsed): Promise<LookedAhead | null> {
  const another = globals.demo || values['all'] === true || values['package'] !== undefined;
  if (another || !PLANNING.has(verb ?? 'plan')) return null;
  const environment = realEnvironment();
  const [word] = positionals;
  const dir = word === undefined ? environment.cwd : resolvePath(word, environment.cwd, environment.home);
  if (dir === null || !(await isTop(dir))) return null;
  return lookAhead({ shell: realShell(), environment }, joinPath(dir));
}

/** Whether a folder is the top of a working tree. */
async function isTop(dir: string): Promise<boolean> {
  const held = await reachable(dir).then(
    () => true,
    () => false,
  );
  return held && statSync(joinPath(dir, '.git'), { throwIfNoEntry: false }) !== undefined;
}
