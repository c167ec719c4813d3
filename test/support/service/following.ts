import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect } from 'vitest';

import { MAIN } from '../console.ts';
import { until } from '../lab/until.ts';
import { runMain } from './commands.ts';

interface Machine {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Follows the log of a service that says `api is up` at each start, restarts it, and expects both to end well. */
export async function expectFollowed({ folder, env }: Machine): Promise<void> {
  const child = spawn(process.execPath, [MAIN, 'service', 'logs', 'api', '--follow', '--lines', '0'], {
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = '';
  child.stdout.on('data', (part: Buffer) => void (seen += part.toString()));
  const ended = once(child, 'exit');
  try {
    // Until it follows, a line may be one of those it was told to leave out.
    await until(async () => {
      expect(await runMain(env, folder, ['service', 'restart', 'api', '--yes'])).toMatchObject({ exit: 0 });
      return seen.includes('api is up');
    }, 'no new line came');
    const before = seen.length;
    await runMain(env, folder, ['service', 'restart', 'api', '--yes']);
    await until(() => seen.slice(before).includes('api is up'), 'the log was not followed over a restart');
  } finally {
    child.kill('SIGINT');
  }
  expect((await ended)[0]).toBe(130);
}
