import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Command, Finished, RunLimits, Shell } from '#services/ports/shell.ts';

import { type Script, scriptOf } from './scripts.ts';

interface Answer {
  readonly exitCode: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** Programs on the made-up PATH and what they print; anything else is not installed. */
const PROGRAMS: Readonly<Record<string, (args: readonly string[]) => Answer>> = {
  git: version('git version 2.47.3'),
  node: version('v24.21.0'),
  npm: version('11.6.0'),
  claude: version('2.0.44 (Claude Code)'),
  codex: (args) =>
    args[0] === 'login' ? { exitCode: 1, stderr: 'Not logged in\n' } : version('codex-cli 0.63.0')(args),
  gemini: version('0.17.1'),
  aider: version('aider 0.86.1'),
  systemctl: version('systemd 257 (257.7-1)'),
  pm2: version('7.0.4'),
};

/** Runs nothing: answers as the programs of `atlas` would, and takes as long as they do. */
export const demoShell = (clock: Clock): Shell => ({
  run(command, limits) {
    const program = PROGRAMS[nameOf(command)];
    if (limits.signal?.aborted) return Promise.resolve(finished({ exitCode: 143 }, 'SIGTERM'));
    const script = scriptOf(command);
    if (script !== null) return play(script, limits, clock);
    if (program === undefined)
      return Promise.reject(
        new OpsError('not-found', `${command.file} is not installed`, { hint: `Install ${command.file}, or fix PATH` }),
      );
    return Promise.resolve(finished(program(command.args), null));
  },
  which: (name) => Promise.resolve(name in PROGRAMS ? `/usr/bin/${name}` : null),
});

const PID = 4711;

/** Prints a script line by line, until its end or until it is no longer wanted. */
function play({ lines, everyMs }: Script, { signal, onOutput, onStart }: RunLimits, clock: Clock): Promise<Finished> {
  onStart?.(PID);
  return new Promise((resolve) => {
    const print = (at: number) => {
      const line = lines[at];
      if (signal?.aborted) resolve(finished({ exitCode: 143 }, 'SIGTERM'));
      else if (line === undefined) resolve(finished({ exitCode: 0, stdout: `${lines.join('\n')}\n` }, null));
      else {
        onOutput?.(`${line}\n`, 'stdout');
        clock.after(everyMs, () => print(at + 1));
      }
    };
    clock.after(everyMs, () => print(0));
  });
}

function nameOf({ file }: Command): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function version(line: string): (args: readonly string[]) => Answer {
  return (args) =>
    args.includes('--version') || args[0] === 'version'
      ? { exitCode: 0, stdout: `${line}\n` }
      : { exitCode: 0, stdout: '' };
}

function finished({ exitCode, stdout = '', stderr = '' }: Answer, signal: string | null): Finished {
  return {
    exitCode: signal === null ? exitCode : null,
    signal,
    stdout,
    stderr,
    droppedBytes: 0,
    timedOut: false,
    tookMs: 8,
  };
}
