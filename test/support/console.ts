import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { plainEnv, Session, type SessionOptions } from './terminal/pty.ts';

/** The built program. */
export const MAIN = resolve('dist/main.js');

interface ConsoleOptions extends SessionOptions {
  readonly args?: readonly string[];
  /** Another build than that of this project. */
  readonly main?: string;
}

/** The built console in a real terminal, with an empty home of its own that goes away with it. */
export async function openBuilt({ args = [], main = MAIN, env = {}, ...options }: ConsoleOptions = {}) {
  const home = await mkdtemp(join(tmpdir(), 'cpm-console-home-'));
  const session = new Session(process.execPath, [main, ...args], {
    cols: 120,
    rows: 36,
    ...options,
    cwd: options.cwd ?? home,
    env: { ...plainEnv(), HOME: home, ...env },
  });
  return {
    session,
    home,
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}
