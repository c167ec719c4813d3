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
}

/**
 * Runs commands in one shell and answers each as soon as it is done, the one beside last; null for one that has to be run by
 * itself because the shell could not, or said too much. Variables of the others that `beside` does not have are taken from
 * it; the others see all of its own. Names and values of variables are on no command line.
 */
export function runAtOnce(shell: Shell, { beside, inTurn }: AtOnce, limits: RunLimits): Promise<Finished | null>[] {
  const waiting = [...inTurn, beside].map(() => Promise.withResolvers<Finished | null>());
  const parts = new Parts((answer, at) => {
    if (at < inTurn.length) waiting[at]?.resolve({ ...ENDED, ...answer });
  });
  const env = Object.fromEntries([...inTurn, beside].flatMap((command) => Object.entries(command.env ?? {})));
  const whole = shell.run(
    { file: 'sh', args: ['-c', scriptOf(beside, inTurn)], env },
    { ...limits, onOutput: (text, stream) => (stream === 'stdout' ? parts.read(text) : undefined) },
  );
  const last = async (): Promise<Finished | null> => {
    const finished = await whole.catch(() => null);
    if (finished === null || finished.droppedBytes > 0) return null;
    const answer = parts.answers[inTurn.length];
    // What it says on stderr is whole only now.
    if (answer !== undefined) return { ...finished, signal: null, ...answer };
    return finished.exitCode === null ? finished : null;
  };
  const settle = async (): Promise<void> => {
    waiting.at(-1)?.resolve(await last());
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
  #printed = '';

  constructor(tell: (answer: Answer, at: number) => void) {
    this.#tell = tell;
  }

  read(text: string): void {
    this.#printed += text;
    for (let at = this.#printed.indexOf(END); at >= 0; at = this.#printed.indexOf(END)) {
      const after = this.#printed.slice(at + END.length);
      const [mark, code] = CODE.exec(after) ?? [];
      if (mark === undefined) return;
      const answer = { exitCode: Number(code), stdout: this.#printed.slice(0, at) };
      this.#printed = after.slice(mark.length);
      this.#tell(answer, this.answers.push(answer) - 1);
    }
  }
}

/** What `beside` prints waits in a pipe until the others are done. */
function scriptOf(beside: Command, inTurn: readonly Command[]): string {
  const known = new Set(Object.keys(beside.env ?? {}));
  const foreign = inTurn.flatMap(({ env = {} }) => Object.keys(env)).filter((name) => !known.has(name));
  const unset = foreign.length === 0 ? '' : `unset ${[...new Set(foreign)].join(' ')}; `;
  const others = inTurn.map((command) => `${spelled(command)} 2>/dev/null; ${MARK}`);
  return `{ ${unset}${spelled(beside)}; ${MARK}; } | { exec 3<&0 </dev/null; ${others.join('; ')}; exec cat <&3; }`;
}

/** A script of a shell is run by a part of this one. */
function spelled({ file, args }: Command): string {
  const [option, script, , ...words] = args;
  if (file === 'sh' && option === '-c') return `(set -- ${words.map(quoted).join(' ')}\n${script})`;
  return [file, ...args].map(quoted).join(' ');
}
