import { execa } from 'execa';

import { plainEnv } from './terminal/pty.ts';

/** Runs the built program as a person's script would; both streams, in order, without trailing blanks. */
export async function runBuilt(args: readonly string[]): Promise<{ output: string; exitCode: number }> {
  const { all, exitCode = -1 } = await execa(process.execPath, ['dist/main.js', ...args], {
    all: true,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...plainEnv(), TZ: 'UTC' },
  });
  return { output: all.replaceAll(/ +$/gm, '').trim(), exitCode };
}
