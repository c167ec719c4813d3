import { versionPattern } from '#domain/git/describe.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';

import { askRemote } from './ask-remote.ts';
import { type Later, runAtOnce } from './at-once.ts';
import { lookCommands } from './commands.ts';
import { readUntagged, readUntaggedDiffstat } from './history.ts';
import type { GitCall, GitShell } from './reader.ts';
import { readTogether } from './together.ts';

interface Around {
  readonly shell: Shell;
  readonly environment: Environment;
  readonly clock: Clock;
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
 * process, which goes on while this one is busy with something else. `history`: what no tag reaches too, which is of no use
 * to one package among several.
 */
export async function lookAhead(
  { shell, environment, clock }: Around,
  top: string,
  { history = true } = {},
): Promise<LookedAhead> {
  const over = new AbortController();
  const open = { questions: 0, ended: false };
  const end = () => {
    open.ended = true;
    // What has answered everything ends by itself, and sooner than anybody could see to it.
    if (open.questions > 0) over.abort();
  };
  const [beside, ...inTurn] = questions(environment, top, history);
  const begun = new Map<string, Promise<Finished | null>>();
  const slot = history ? new Slot(differences(environment, top), over.signal) : null;
  if (beside !== undefined) {
    const started = Promise.withResolvers<unknown>();
    const limits = { ...LIMITS, signal: over.signal, onStart: started.resolve };
    const answers = runAtOnce(shell, { beside, inTurn, later: slot?.later }, limits);
    const commands = [...inTurn, beside, ...(slot === null ? [] : [slot.later.command])];
    open.questions = answers.length;
    for (const answer of answers) void answer.then(() => open.questions--);
    for (const [at, command] of commands.entries()) begun.set(keyOf(command), answers[at] ?? Promise.resolve(null));
    await Promise.race([started.promise, ...answers]);
  }
  const log = inTurn.at(-1);
  const logKey = history && log !== undefined ? keyOf(log) : '';
  return {
    end,
    shell: {
      which: (name) => shell.which(name),
      async run(command, limits) {
        const key = slot?.take(command) ?? keyOf(command);
        const known = open.ended ? undefined : begun.get(key);
        begun.delete(key);
        // Who waits for the history asks for the differences as soon as it is there, or not at all.
        if (key === logKey) void known?.then(() => clock.after(0, () => slot?.close()));
        if (known === undefined) return shell.run(command, limits);
        limits.signal?.addEventListener('abort', end, { once: true });
        if (limits.signal?.aborted === true) end();
        return (await known) ?? shell.run(command, limits);
      },
    },
  };
}

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const BLANKS = ['<from>', '<to>'] as const;

/** A question that waits for two commits which the history tells. */
class Slot {
  readonly later: Later;
  readonly #words = Promise.withResolvers<readonly string[] | null>();
  readonly #key: string;
  #open = true;

  constructor(command: Command, over: AbortSignal) {
    this.#key = keyOf(command);
    this.later = { command, blanks: BLANKS, words: this.#words.promise };
    over.addEventListener('abort', () => this.close(), { once: true });
  }

  /** Fills it in when this is what a command asks; the key of its answer, else null. */
  take(command: Command): string | null {
    if (!this.#open) return null;
    const words = command.args.filter((arg) => HASH.test(arg));
    let at = 0;
    const args = command.args.map((arg) => (HASH.test(arg) ? (BLANKS[at++] ?? arg) : arg));
    if (words.length !== BLANKS.length || keyOf({ ...command, args }) !== this.#key) return null;
    this.#open = false;
    this.#words.resolve(words);
    return this.#key;
  }

  close(): void {
    this.#open = false;
    this.#words.resolve(null);
  }
}

/** What differs between two commits, which are left blank. */
function differences(environment: Environment, top: string): Command {
  const [from, to] = BLANKS;
  const [command] = recorded(environment, top, (reader, call) => {
    const commits = [{ hash: to, parents: [], subject: '', body: '' }];
    void readUntaggedDiffstat(reader, call, { commits, boundary: [from] });
  });
  if (command === undefined) throw new TypeError('Differences are asked of git.');
  return command;
}

/** What is asked: the remote, then the small looks, and the history last: its end waits until this process reads. */
function questions(environment: Environment, top: string, history: boolean): readonly Command[] {
  return recorded(environment, top, (reader, call) => {
    void askRemote(reader, { ...call, remote: 'origin' });
    void readTogether(reader, call, lookCommands(true));
    if (history) void readUntagged(reader, call, tagPrefixes(null).map(versionPattern));
  });
}

/** The commands that looking at a repository would run. */
function recorded(
  environment: Environment,
  top: string,
  look: (reader: GitShell, call: GitCall) => void,
): readonly Command[] {
  const asked: Command[] = [];
  const shell: Shell = {
    which: () => Promise.resolve(null),
    run(command) {
      asked.push(command);
      // Who asks later reads the answer.
      return new Promise(() => undefined);
    },
  };
  look({ shell, env: personEnvironment(environment) }, { dir: top, signal: new AbortController().signal });
  return asked;
}

const keyOf = ({ file, args, env, cwd }: Command): string => JSON.stringify([file, args, cwd ?? '', env ?? {}]);
