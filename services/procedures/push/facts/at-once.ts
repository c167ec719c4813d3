import { quoted } from '#domain/quoted.ts';
import type { Command, Finished, RunLimits, Shell } from '#services/ports/shell.ts';

/** Ends what one command printed, with its exit code. */
const END = '\0\0cpm-one:';
const CODE = /^(\d+)\0\0/;
const MARK = String.raw`printf '\0\0cpm-one:%s\0\0' $?`;
/** What a command got to that printed all it had to say. */
const ENDED = { signal: null, stderr: '', droppedBytes: 0, timedOut: false };

/** Commands that are run by one process: each costs this one as much to start as all of them together. */
export interface AtOnce {
  /** Runs beside the others; what it says on stderr is kept. */
  readonly beside: Command;
  /** Run one after the other. */
  readonly inTurn: readonly Command[];
}

/**
 * Runs commands in one shell and answers each as soon as it is done; null for one that has to be run by itself because the
 * shell could not, or said too much. Variables of the others that `beside` does not have are taken from it; the others see all of
 * its own. Names and values of variables are on no command line.
 */
export function runAtOnce(shell: Shell, { beside, inTurn }: AtOnce, limits: RunLimits): Promise<Finished | null>[] {
  const waiting = [...inTurn, beside].map(() => Promise.withResolvers<Finished | null>());
  let printed = '';
  let from = 0;
  let done = 0;
  const read = (text: string): void => {
    printed += text;
    for (let at = printed.indexOf(END, from); at >= 0; at = printed.indexOf(END, from)) {
      const [mark, code] = CODE.exec(printed.slice(at + END.length, at + END.length + 16)) ?? [];
      if (mark === undefined) return;
      const stdout = printed.slice(from, at);
      // What the last one says on stderr is whole only when the shell has ended.
      if (done < inTurn.length) waiting[done]?.resolve({ ...ENDED, exitCode: Number(code), stdout, tookMs: 0 });
      done += 1;
      if (done > inTurn.length) return;
      from = at + END.length + mark.length;
    }
  };
  const env = { ...Object.assign({}, ...inTurn.map((command) => command.env)), ...beside.env };
  const onOutput: RunLimits['onOutput'] = (text, stream) => (stream === 'stdout' ? read(text) : undefined);
  const whole = shell.run({ file: 'sh', args: ['-c', scriptOf(beside, inTurn)], env }, { ...limits, onOutput });
  whole
    .then((finished) => {
      const last = /\0\0cpm-one:(\d+)\0\0$/.exec(finished.stdout);
      if (done > inTurn.length && last !== null && finished.droppedBytes === 0)
        waiting.at(-1)?.resolve({
          ...finished,
          exitCode: Number(last[1]),
          signal: null,
          stdout: finished.stdout.slice(from, last.index),
        });
      else if (finished.exitCode === null) waiting.at(-1)?.resolve(finished);
    })
    .catch(() => undefined)
    .finally(() => waiting.forEach(({ resolve }) => resolve(null)));
  return waiting.map(({ promise }) => promise);
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
