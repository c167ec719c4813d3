import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { Reading } from '#domain/reading.ts';
import { realClock } from '#services/adapters/clock.ts';
import service from '#services/checks/service.ts';
import type { World } from '#services/ports/world.ts';

import { pm2At } from '../../support/managers/pm2-subject.ts';
import { type Pm2, pm2Missing, realPm2 } from '../../support/pm2/pm2.ts';
import { looked } from './looked.ts';

const clock = realClock();
/** Longer than checks share an answer. */
const AMPLE = { timeout: 20_000 };

async function withApps(real: Pm2): Promise<(name: string) => Promise<Reading>> {
  const script = join(real.home, 'app.js');
  await writeFile(script, 'setInterval(() => {}, 1000)');
  // Apps of node end with the daemon; what knows nothing of PM2 is left behind.
  const shell = join(real.home, 'shell.sh');
  await writeFile(shell, 'exec sleep 1000');
  const apps = [
    { name: 'api', script },
    { name: 'many', script, instances: 2, exec_mode: 'cluster' },
    { name: 'shell', script: shell, interpreter: '/bin/sh' },
    { name: 'worker', script },
  ];
  await writeFile(join(real.home, 'ecosystem.config.js'), `module.exports = ${JSON.stringify({ apps })}`);
  await real.pm2('start', join(real.home, 'ecosystem.config.js'));
  await real.pm2('stop', 'worker');
  const world = { clock, managers: [pm2At(real.home)] } as unknown as World;
  return (name) => looked(world, service, { manager: 'pm2', unit: name });
}

/** Pids of the processes of apps, in the order of their names and pids. */
const pidsOf = (real: Pm2, ...names: readonly string[]): number[] =>
  names.flatMap((name) =>
    readdirSync(join(real.home, 'pids'))
      .filter((file) => file.startsWith(`${name}-`))
      .map((file) => Number(readFileSync(join(real.home, 'pids', file), 'utf8')))
      .toSorted((one, other) => one - other),
  );

test('an app that is frozen is not healthy although PM2 says online', { timeout: 200_000 }, async (context) => {
  const missing = await pm2Missing();
  if (missing !== null) context.skip(missing);
  await using real = await realPm2();
  const look = await withApps(real);
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });
  await expect.poll(() => look('many'), AMPLE).toMatchObject({ status: 'ok' });

  const [api = 0, , second = 0] = pidsOf(real, 'api', 'many');
  process.kill(api, 'SIGSTOP');
  process.kill(second, 'SIGSTOP');
  const frozen = { status: 'critical', summary: 'failed: its process is frozen' };
  await expect.poll(() => look('api'), AMPLE).toMatchObject(frozen);
  await expect.poll(() => look('many'), AMPLE).toMatchObject(frozen);
  process.kill(api, 'SIGCONT');
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });
  expect((await look('many')).status).toBe('critical');
});

test('apps whose daemon is stopped or dead are unknown, and named', { timeout: 200_000 }, async (context) => {
  const missing = await pm2Missing();
  if (missing !== null) context.skip(missing);
  await using real = await realPm2();
  const look = await withApps(real);
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });
  const daemon = real.daemonPid();
  const pids = pidsOf(real, 'api', 'many', 'shell');
  expect(pids).toHaveLength(4);
  onTestFinished(() => pids.forEach(end));
  const [api, many, other, shell] = pids;
  const left = `api (pid ${api}), many (pid ${many}), many (pid ${other}), shell (pid ${shell}) run on their own.`;

  process.kill(daemon, 'SIGSTOP');
  await expect
    .poll(() => look('api'), AMPLE)
    .toMatchObject({
      status: 'unknown',
      summary: expect.stringMatching(/did not answer in time/) as string,
    });
  // Names come first: there is not always room for more.
  expect((await look('api')).summary).toBe(`${left} The daemon of PM2 did not answer in time.`);
  process.kill(daemon, 'SIGCONT');
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });

  process.kill(daemon, 'SIGKILL');
  await expect.poll(() => pids.slice(0, 3).filter((pid) => processState(pid) !== null), AMPLE).toEqual([]);
  await expect
    .poll(() => look('api'), AMPLE)
    .toMatchObject({
      status: 'unknown',
      summary: `shell (pid ${shell}) runs on its own. The daemon of PM2 does not run.`,
    });
});

test('a stranger with the pid of an app is neither the app nor left behind', { timeout: 200_000 }, async (context) => {
  const missing = await pm2Missing();
  if (missing !== null) context.skip(missing);
  await using real = await realPm2();
  const look = await withApps(real);
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });
  const daemon = real.daemonPid();
  const pids = pidsOf(real, 'api', 'many', 'shell');
  process.kill(daemon, 'SIGKILL');
  pids.forEach(end);
  await expect.poll(() => pids.filter((pid) => processState(pid) !== null), AMPLE).toEqual([]);
  const stranger = spawn('sleep', ['1000'], { env: { PM2_HOME: real.home } });
  const same = spawn('sleep', ['1000'], { env: {} });
  onTestFinished(() => [stranger, same].forEach((child) => void child.kill('SIGKILL')));

  for (const file of readdirSync(join(real.home, 'pids'))) await rm(join(real.home, 'pids', file));
  const file = join(real.home, 'pids/api-0.pid');
  await writeFile(file, `${stranger.pid}`);
  const hourAgo = Date.now() / 1000 - 3600;
  await utimes(file, hourAgo, hourAgo);
  await writeFile(join(real.home, 'pids/other-1.pid'), `${same.pid}`);
  await writeFile(join(real.home, 'pids/third-2.pid'), 'no number');
  await expect.poll(async () => (await look('api')).summary, AMPLE).toBe('The daemon of PM2 does not run.');
});

function end(pid: number): void {
  if (processState(pid) !== null) process.kill(pid, 'SIGKILL');
}

function processState(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const state = stat.charAt(stat.lastIndexOf(')') + 2);
    return state === 'Z' ? null : state;
  } catch {
    return null;
  }
}
