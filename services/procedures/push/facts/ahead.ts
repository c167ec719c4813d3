import { versionPattern } from '#domain/git/describe.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';

import { askRemote } from './ask-remote.ts';
import { lookCommands } from './commands.ts';
import { readUntagged } from './history.ts';
import type { GitShell } from './reader.ts';
import { readTogether } from './together.ts';

interface Around {
  readonly shell: Shell;
  readonly environment: Environment;
}

export interface LookedAhead {
  /** Gives each answer once to whoever asks the same; whose signal it is asked with may cancel it. */
  readonly shell: Shell;
  /** From here on everything is asked anew; what nobody waited for is ended. */
  readonly end: () => void;
}

/**
 * Begins what planning a push asks git first, `top` being the top of the working tree. Resolves once the programs run, which
 * goes on while this process is busy with something else.
 */
export async function lookAhead({ shell, environment }: Around, top: string): Promise<LookedAhead> {
  const over = new AbortController();
  const end = () => over.abort();
  const begun = new Map<string, Promise<Finished>>();
  const started: Promise<unknown>[] = [];
  const early: Shell = {
    which: (name) => shell.which(name),
    run(command, limits) {
      const start = Promise.withResolvers<unknown>();
      const running = shell.run(command, { ...limits, onStart: start.resolve });
      running.then(start.resolve, start.resolve);
      started.push(start.promise);
      begun.set(keyOf(command), running);
      // Who asks later reads the answer.
      return new Promise(() => undefined);
    },
  };
  const reader: GitShell = { shell: early, env: personEnvironment(environment) };
  const call = { dir: top, signal: over.signal };
  void askRemote(reader, { ...call, remote: 'origin' });
  void readTogether(reader, call, lookCommands(true));
  void readUntagged(reader, call, tagPrefixes(null).map(versionPattern));
  await Promise.all(started);
  return {
    end,
    shell: {
      which: (name) => shell.which(name),
      run(command, limits) {
        const key = keyOf(command);
        const known = over.signal.aborted ? undefined : begun.get(key);
        begun.delete(key);
        if (known === undefined) return shell.run(command, limits);
        limits.signal?.addEventListener('abort', end, { once: true });
        if (limits.signal?.aborted === true) end();
        return known;
      },
    },
  };
}

const keyOf = ({ file, args, env, cwd }: Command): string => JSON.stringify([file, args, cwd ?? '', env ?? {}]);
