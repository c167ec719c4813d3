import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

import type { Shell } from '#services/ports/shell.ts';

import { childEnvironment } from './shell/environment.ts';
import { run } from './shell/run.ts';
import { livingFolders } from './shell/start.ts';

/** Programs of this machine, found on the PATH of the environment it is given. */
export function realShell(environment: NodeJS.ProcessEnv = process.env): Shell {
  const base = childEnvironment(environment);
  return {
    run: (command, limits) => run({ ...command, env: { ...base, ...command.env } }, limits),
    which: (name) => which(name, base['PATH'] ?? ''),
  };
}

async function which(name: string, path: string): Promise<string | null> {
  const places = isAbsolute(name)
    ? [name]
    : (await livingFolders(path)).split(delimiter).map((folder) => join(folder, name));
  for (const place of places) if (await isProgram(place)) return place;
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
