import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { GitReader } from '#services/procedures/push/facts/reader.ts';

import type { Lab } from './lab.ts';

export interface CountingReader extends GitReader {
  /** The git commands that were run, by their first word. */
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
        commands.push(
          command.args.find((word, at) => /^[a-z]/.test(word) && !/^-[Cc]$/.test(command.args[at - 1] ?? '')) ?? '',
        );
        return shell.run(command, limits);
      },
    },
  };
}
