import { versionPattern } from '#domain/git/describe.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Files } from '#services/ports/files.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';

import { askRemote } from './ask-remote.ts';
import { lookCommands } from './commands.ts';
import { readFolders } from './folders.ts';
import { readUntagged } from './history.ts';
import { readTogether } from './together.ts';

interface Around {
  readonly shell: Shell;
  readonly files: Files;
  readonly environment: Environment;
}

/**
 * Begins what planning a push in a folder asks git first, and answers a shell that gives each of these answers once to whoever
 * asks the same: the programs run while the code of planning is still being loaded. What nobody asks for ends with the
 * signal.
 */
export function lookAhead({ shell, files, environment }: Around, dir: string, signal: AbortSignal): Shell {
  const begun = new Map<string, Promise<Finished>>();
  const asked = new Set<string>();
  const early: Shell = {
    which: (name) => shell.which(name),
    run(command, limits) {
      const key = keyOf(command);
      // Planning was faster: it has its answer, and nobody would take this one, nor what would follow from it.
      if (asked.has(key)) return new Promise(() => undefined);
      const running = shell.run(command, limits);
      running.catch(() => undefined);
      begun.set(key, running);
      return running;
    },
  };
  void begin({ shell: early, files, env: personEnvironment(environment) }, dir, signal).catch(() => undefined);
  return {
    which: (name) => shell.which(name),
    run(command, limits) {
      const key = keyOf(command);
      const known = begun.get(key);
      asked.add(key);
      begun.delete(key);
      return known ?? shell.run(command, limits);
    },
  };
}

async function begin(reader: Parameters<typeof readTogether>[0], dir: string, signal: AbortSignal): Promise<void> {
  const { top } = await readFolders(reader.files, dir);
  const call = { dir: top, signal };
  await Promise.all([
    askRemote(reader, { ...call, remote: 'origin' }),
    readTogether(reader, call, lookCommands(true)),
    readUntagged(reader, call, tagPrefixes(null).map(versionPattern)),
  ]);
}

const keyOf = ({ file, args, env, cwd }: Command): string => JSON.stringify([file, args, cwd ?? '', env ?? {}]);
