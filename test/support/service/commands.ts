import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { MAIN } from '../console.ts';

export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
  /** The document that was printed. */
  readonly json: () => Record<string, unknown>;
  /** The lines that were printed, each a document. */
  readonly events: () => Record<string, unknown>[];
}

/**
 * Runs the built program with nothing but these variables, and resolves when it ended. `enter` are the words of a command
 * that puts it into another part of the machine.
 */
export async function runMain(
  env: NodeJS.ProcessEnv,
  cwd: string,
  args: readonly string[],
  enter: readonly string[] = [],
): Promise<Ran> {
  const [file = '', ...rest] = [...enter, process.execPath, MAIN, ...args];
  const child = spawn(file, rest, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => void (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => void (err += part.toString()));
  const [exit] = (await once(child, 'close')) as [number | null];
  const read = (text: string) => JSON.parse(text) as Record<string, unknown>;
  return { exit, out, err, json: () => read(out), events: () => out.trim().split('\n').map(read) };
}
