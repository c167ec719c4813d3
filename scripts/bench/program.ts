import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { plainEnv } from '../../test/support/terminal/pty.ts';
import { ROOT } from '../support/root.ts';

export const PROGRAM = path.join(ROOT, 'dist/main.js');

/** A home directory of its own for a measurement, with a warm compile cache after the first run. */
export async function freshHome(): Promise<AsyncDisposable & { readonly env: Record<string, string> }> {
  const home = await mkdtemp(path.join(tmpdir(), 'bench-'));
  return {
    env: { ...plainEnv(), HOME: home, NODE_COMPILE_CACHE: path.join(home, 'compile-cache') },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

/** What a command may end with and still have done its work: fine, attention, critical, unknown. */
const ANSWERED = new Set([0, 20, 21, 22]);

/** Milliseconds from the start of a node process to its end; its output is read and thrown away. Rejects when it failed. */
export function millisecondsOf(
  args: readonly string[],
  env: Record<string, string>,
  cwd: string = ROOT,
): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== null && ANSWERED.has(code)) resolve(performance.now() - began);
      else reject(new Error(`node ${args.join(' ')} ended with ${code}: ${said}`));
    });
  });
}
