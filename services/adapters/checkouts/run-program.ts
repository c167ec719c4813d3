import { spawn } from 'node:child_process';

import { childEnvironment } from '#services/adapters/shell/environment.ts';

import { cancelled, type Stop } from './stop.ts';

const POLL_MS = 50;

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** Folder it runs in; ours when not given. */
  readonly cwd?: string;
  /** Beside what every child may know. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Buffer | string | undefined;
  readonly stop: Stop;
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program to its end, bytes in and out, whatever its exit code. Throws OpsError `cancelled`, or why it does not start. */
export function runProgram({ file, args, cwd, env, input, stop }: Program): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  if (stop.wanted()) return Promise.reject(cancelled());
  const child = spawn(file, args, {
    cwd,
    env: { ...childEnvironment(process.env), ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => out.push(data));
  child.stderr?.on('data', (data: Buffer) => err.push(data));
  child.stdin?.on('error', () => undefined).end(input);
  const polled = setInterval(() => {
    if (stop.wanted()) child.kill();
  }, POLL_MS);
  child.once('error', (error) => {
    clearInterval(polled);
    reject(error);
  });
  child.once('close', (code) => {
    clearInterval(polled);
    if (stop.wanted()) reject(cancelled());
    else resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
  });
  return promise;
}
