import { versionPattern } from '#domain/git/describe.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';

import { askRemote } from './ask-remote.ts';
import { runAtOnce } from './at-once.ts';
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

/** So long the remote may take; nothing here takes longer. */
const LIMITS = { timeoutMs: 30_000, maxBytes: 256 * 1024 * 1024 };

/**
 * Begins what planning a push asks git first, `top` being the top of the working tree. Resolves once that runs, in one
 * process, which goes on while this one is busy with something else.
 */
export async function lookAhead({ shell, environment }: Around, top: string): Promise<LookedAhead> {
  const over = new AbortController();
  const end = () => over.abort();
  const [beside, ...inTurn] = questions(environment, top);
  const begun = new Map<string, Promise<Finished | null>>();
  if (beside !== undefined) {
    const started = Promise.withResolvers<unknown>();
    const limits = { ...LIMITS, signal: over.signal, onStart: started.resolve };
    const answers = runAtOnce(shell, { beside, inTurn }, limits);
    for (const [at, command] of [...inTurn, beside].entries())
      begun.set(keyOf(command), answers[at] ?? Promise.resolve(null));
    await Promise.race([started.promise, ...answers]);
  }
  return {
    end,
    shell: {
      which: (name) => shell.which(name),
      async run(command, limits) {
        const key = keyOf(command);
        const known = over.signal.aborted ? undefined : begun.get(key);
        begun.delete(key);
        if (known === undefined) return shell.run(command, limits);
        limits.signal?.addEventListener('abort', end, { once: true });
        if (limits.signal?.aborted === true) end();
        return (await known) ?? shell.run(command, limits);
      },
    },
  };
}

/** What is asked: the remote, then the history and the small looks. */
function questions(environment: Environment, top: string): readonly Command[] {
  const asked: Command[] = [];
  const shell: Shell = {
    which: () => Promise.resolve(null),
    run(command) {
      asked.push(command);
      // Who asks later reads the answer.
      return new Promise(() => undefined);
    },
  };
  const reader: GitShell = { shell, env: personEnvironment(environment) };
  const call = { dir: top, signal: new AbortController().signal };
  void askRemote(reader, { ...call, remote: 'origin' });
  void readUntagged(reader, call, tagPrefixes(null).map(versionPattern));
  void readTogether(reader, call, lookCommands(true));
  return asked;
}

const keyOf = ({ file, args, env, cwd }: Command): string => JSON.stringify([file, args, cwd ?? '', env ?? {}]);
