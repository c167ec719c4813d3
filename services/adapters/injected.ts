import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';

import { OpsError } from '#domain/errors.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { Injected } from '#services/ports/injected.ts';
import type { Command } from '#services/ports/shell.ts';

import { realShell } from './shell.ts';
import { childEnvironment } from './shell/environment.ts';
import { unnamedFile } from './unnamed-file.ts';

/** The first number behind input, output and errors. */
const FIRST_FILE = 3;

type Program = Pick<Command, 'file' | 'args'>;

/**
 * Programs of this machine. One that gets a terminal runs under util-linux' `script`, which hands on keys, size and signals;
 * the values reach it through the environment only.
 */
export function realInjected(environment: NodeJS.ProcessEnv = process.env): Injected {
  const shell = realShell(environment);
  const env = (pristine: boolean, variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
    ...(pristine ? childEnvironment(environment) : environment),
    ...variables,
  });
  return {
    async hasTerminals() {
      return process.platform === 'linux' && (await shell.which('script')) !== null;
    },
    async run(command, { variables, files = [], pristine, terminal, onOutput, onStart }) {
      const path = await shell.which(command.file);
      if (path === null && !command.file.includes('/'))
        throw new OpsError('not-found', `${command.file} is not on PATH.`, { hint: 'Nothing was run.', exit: 'usage' });
      const paths = files.map(({ variable }, at) => [variable, `/dev/fd/${FIRST_FILE + at}`] as const);
      const own = env(pristine, { ...variables, ...Object.fromEntries(paths) });
      const { file, args } = terminal ? inTerminal(command, own['SHELL']) : command;
      const held = files.map(({ text }) => unnamedFile(text));
      const stdio: StdioOptions = [
        ...(terminal ? (['inherit', 'pipe', 'inherit'] as const) : (['inherit', 'pipe', 'pipe'] as const)),
        ...held.map(({ fd }) => fd),
      ];
      const child = spawn(file, args, {
        // The line that it is given is for a plain shell.
        env: terminal ? { ...own, SHELL: '/bin/sh' } : own,
        stdio,
      });
      for (const { close } of held) close();
      hear(child, onOutput);
      onStart((signal) => void child.kill(signal));
      return ended(child, command.file);
    },
  };
}

/** `script` takes a line for a shell; it holds what the person typed and no value. */
function inTerminal({ file, args }: Program, shell: string | undefined): Program {
  const back = shell === undefined ? ['-u', 'SHELL'] : [`SHELL=${shell}`];
  const line = `exec ${joinCommand({ file: 'env', args: [...back, file, ...args] })}`;
  return { file: 'script', args: ['-qefc', line, '/dev/null'] };
}

function hear({ stdout, stderr }: ChildProcess, onOutput: (text: string, stream: 'stdout' | 'stderr') => void): void {
  stdout?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stdout'));
  stderr?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stderr'));
}

function ended(child: ChildProcess, file: string): ReturnType<Injected['run']> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new OpsError('not-found', `${file} could not be started.`, { hint: 'Nothing was run.', exit: 'usage', cause }),
      ),
    );
    // After its last output, which comes before the pipes are closed.
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}
