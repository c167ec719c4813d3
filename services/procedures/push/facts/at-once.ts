import { quoted } from '#domain/quoted.ts';
import type { Command, Finished, RunLimits, Shell } from '#services/ports/shell.ts';

/** Ends what one command printed, with its exit code. */
const END = '\0\0cpm-one:';
const CODE = /^(\d+)\0\0/;
const MARK = String.raw`printf '\0\0cpm-one:%s\0\0' $?`;
/** What a command got to that printed all it had to say. */
const ENDED = { signal: null, stderr: '', droppedBytes: 0, timedOut: false, tookMs: 0 };

/** Commands that are run by one process: each costs this one as much to start as all of them together. */
export interface AtOnce {
  /** Runs beside the others; what it says on stderr is kept. */
  readonly beside: Command;
  /** Run one after the other. */
  readonly inTurn: readonly Command[];
  /** Run when all of these are done. */
  readonly later?: Later | undefined;
}

/** A command of which some words follow from what others answered. */
export interface Later {
  readonly command: Command;
  /** Arguments of it that stand for words. */
  readonly blanks: readonly string[];
  /** In the order of the blanks, each without white space; null when it is not to be run. */
  readonly words: Promise<readonly string[] | null>;
}

/**
 * Runs commands in one shell and answers each as soon as it is done: those in turn, the one beside, the later one. Null for
 * one that has to be run by itself because the shell could not, or said too much, and for a later one that was not run or
 * failed: that is not run either when the one beside failed, and when it did not, nothing is told of what that said on stderr.
 * Variables of the others that `beside` does not have are taken from it; the others see all of its own. Names and values of variables are on no command line.
 */
export function runAtOnce(
  shell: Shell,
  asked: AtOnce,
  limits: RunLimits & { readonly maxBytes: number },
): Promise<Finished | null>[] {
  const { beside, inTurn, later } = asked;
  const all = [...inTurn, beside, ...(later === undefined ? [] : [later.command])];
  const waiting = all.map(() => Promise.withResolvers<Finished | null>());
  const besideAt = inTurn.length;
  const failed = Promise.withResolvers<null>();
  const { maxBytes: most } = limits;
  const said = { length: 0, stderr: '' };
  const parts = new Parts((answer, at) => {
    const fine = later !== undefined && answer.exitCode === 0;
    if (at < besideAt || fine) waiting[at]?.resolve({ ...ENDED, ...answer });
    // What it says on stderr is whole only when all is over.
    else failed.resolve(null);
  });
  const env = Object.fromEntries(all.flatMap((command) => Object.entries(command.env ?? {})));
  const words = later && Promise.race([later.words, failed.promise]);
  const stdin = words?.then((known) => (known === null ? '' : `${known.join(' ')}\n`));
  const whole = shell.run(
    { file: 'sh', args: ['-c', scriptOf(asked)], env, stdin },
    {
      ...limits,
      // What is told is kept here, and not once more there.
      maxBytes: 0,
      onOutput(text, stream) {
        said.length += text.length;
        if (said.length > most) return;
        if (stream === 'stdout') parts.read(text);
        else said.stderr += text;
      },
    },
  );
  const last = async (): Promise<Finished | null> => {
    const finished = await whole.catch(() => null);
    if (finished === null || said.length > most) return null;
    const told = { ...finished, stderr: said.stderr, droppedBytes: 0 };
    const answer = parts.answers[besideAt];
    if (answer !== undefined) return { ...told, signal: null, ...answer };
    return finished.exitCode === null ? told : null;
  };
  const settle = async (): Promise<void> => {
    waiting[besideAt]?.resolve(await last());
    for (const { resolve } of waiting) resolve(null);
  };
  void settle();
  return waiting.map(({ promise }) => promise);
}

type Answer = Pick<Finished, 'exitCode' | 'stdout'>;

/** Cuts what the shell prints into what each of its commands printed. */
class Parts {
  readonly answers: Answer[] = [];
  readonly #tell: (answer: Answer, at: number) => void;
  /** What was printed before the end of it and holds no mark. */
  #printed: string[] = [];
  #end = '';

  constructor(tell: (answer: Answer, at: number) => void) {
    this.#tell = tell;
  }

  /** Looks at nothing twice: most of a long answer comes in small pieces. */
  read(text: string): void {
    this.#end += text;
    for (let at = this.#end.indexOf(END); at >= 0; at = this.#end.indexOf(END)) {
      const after = this.#end.slice(at + END.length);
      const [mark, code] = CODE.exec(after) ?? [];
      if (mark === undefined) return;
      const answer = { exitCode: Number(code), stdout: this.#printed.join('') + this.#end.slice(0, at) };
      this.#printed = [];
      this.#end = after.slice(mark.length);
      this.#tell(answer, this.answers.push(answer) - 1);
    }
    const sure = Math.max(0, this.#end.length - END.length + 1);
    this.#printed.push(this.#end.slice(0, sure));
    this.#end = this.#end.slice(sure);
  }
}

/** What `beside` prints waits in a pipe until the others are done. */
function scriptOf({ beside, inTurn, later }: AtOnce): string {
  const known = new Set(Object.keys(beside.env ?? {}));
  const foreign = [...inTurn, ...(later === undefined ? [] : [later.command])]
    .flatMap(({ env = {} }) => Object.keys(env))
    .filter((name) => !known.has(name));
  const unset = foreign.length === 0 ? '' : `unset ${[...new Set(foreign)].join(' ')}; `;
  const others = inTurn.map((command) => `${spelled(command)} 2>/dev/null; ${MARK}`);
  // Nobody but the later one reads what this shell is given to read.
  const given = later === undefined ? '' : 'exec 4<&0 </dev/null; ';
  const last = later === undefined ? 'exec cat <&3' : `cat <&3; ${filledIn(later)} 2>/dev/null; ${MARK}`;
  return `${given}{ ${unset}${spelled(beside)}; ${MARK}; } | { exec 3<&0 </dev/null; ${others.join('; ')}; ${last}; }`;
}

/** Waits for the words. */
function filledIn({ command: { file, args }, blanks }: Later): string {
  const names = blanks.map((_blank, at) => `cpm_word_${at}`);
  const words = [file, ...args].map((arg) => {
    const at = blanks.indexOf(arg);
    return at < 0 ? quoted(arg) : `"$${names[at]}"`;
  });
  return `read -r ${names.join(' ')} <&4 && ${words.join(' ')}`;
}

/** A script of a shell is run by a part of this one. */
function spelled({ file, args }: Command): string {
  const [option, script, , ...words] = args;
  if (file === 'sh' && option === '-c') return `(set -- ${words.map(quoted).join(' ')}\n${script})`;
  return [file, ...args].map(quoted).join(' ');
}
