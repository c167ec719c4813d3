import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { GitReader } from '#services/procedures/push/facts/reader.ts';

import type { Lab } from './lab.ts';

export interface CountingReader extends GitReader {
  /** What was started: git by the name of the command, other programs by their own. */
  readonly commands: string[];
}

/** Reads repositories of a lab with the real git, as a person in it. */
export function readerIn(lab: Lab, env: Readonly<Record<string, string>> = {}): CountingReader {
  const shell = realShell(lab.env);
  const commands: string[] = [];
  return {
    commands,
    files: realFiles(),
    env: { GIT_CONFIG_GLOBAL: lab.at('home/.gitconfig'), GIT_CONFIG_NOSYSTEM: '1', ...env },
    shell: {
      ...shell,
      run: (command, limits) => {
        commands.push(command.file === 'git' ? (subcommand(command.args) ?? '') : command.file);
        return shell.run(command, limits);
      },
    },
  };
}

/** The first word that is neither an option of git itself nor the value of one. */
function subcommand(args: readonly string[]): string | undefined {
  return args.find((word, at) => !word.startsWith('-') && !/^-[Cc]$/.test(args[at - 1] ?? ''));
}
