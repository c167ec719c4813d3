import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { processAt } from '#services/adapters/managers/pm2/process-now.ts';

import { until } from '../support/lab/until.ts';
import { like } from '../support/like.ts';
import { pm2Missing } from '../support/pm2/pm2.ts';
import { runMain } from '../support/service/commands.ts';
import { expectFollowed } from '../support/service/following.ts';
import { type Pm2Machine, pm2Machine } from '../support/service/pm2-machine.ts';

let missing: string | null;
let machine: Pm2Machine;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  missing = await pm2Missing();
  if (missing === null) made.push((machine = await pm2Machine()));
}, 200_000);
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

/** What the diagnosis concludes, and what it would do. */
const causeOf = async () => {
  const { out } = await machine.cpm('diagnose', 'api', '--json');
  const last = JSON.parse(out.trim().split('\n').at(-1)!) as {
    readonly conclusion: { readonly id: string; readonly fixes: readonly { readonly commands: readonly string[] }[] };
  };
  return { id: last.conclusion.id, fixes: last.conclusion.fixes.flatMap(({ commands }) => commands) };
};

const pidOf = async () => Number((await machine.api())['pid']);

it('restarts an app and waits until it answers', async () => {
  const before = await pidOf();
  const { exit, out } = await machine.cpm('service', 'restart', 'api', '--yes');
  expect(out).toContain('$ pm2 restart api');
  expect(exit).toBe(0);
  const pid = await pidOf();
  expect(pid).not.toBe(before);
  expect(out).toContain(`running as pid ${pid}, http:front ok`);
});

it('stops it, has nothing to stop then, and starts it', async () => {
  expect(await machine.cpm('service', 'stop', 'pm2/api', '--yes')).toMatchObject({ exit: 0 });
  expect(await machine.api()).toMatchObject({ state: 'stopped', pid: null });
  expect(await machine.cpm('pm2', 'stop', 'api', '--yes')).toMatchObject({ exit: 3 });
  expect(await machine.cpm('service', 'start', 'api', '--yes')).toMatchObject({ exit: 0 });
  expect(await machine.api()).toMatchObject({ state: 'running', status: 'ok', ports: [{ protocol: 'tcp' }] });
});

it('follows its log over a restart', () => expectFollowed(machine));

it('does not call an app healthy whose check fails, though PM2 calls it online', async () => {
  await writeFile(machine.bad, '');
  expect(await machine.api()).toMatchObject({ state: 'running', status: 'critical' });
  const { exit, err } = await machine.cpm('service', 'restart', 'api', '--yes');
  expect(err).toMatch(/api is not ready after 4.0 s: http:front critical: .*503/);
  expect(exit).toBe(9);
  await rm(machine.bad);
  expect(await machine.cpm('service', 'resume')).toMatchObject({ exit: 0 });
});

it('does not call an app healthy that stands still, though PM2 calls it online', async () => {
  const pid = await pidOf();
  process.kill(pid, 'SIGSTOP');
  expect(await machine.cpm('service', 'status', 'api')).toMatchObject({ exit: 21 });
  expect(await machine.api()).toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
  // What stands still is among those that failed, and a restart gets it going.
  const { exit } = await machine.cpm('service', 'restart', '--all-failed', '--yes');
  expect(exit).toBe(0);
  expect(await machine.api()).toMatchObject({ state: 'running', status: 'ok' });
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
});

it('knows nothing while the daemon does not answer, acts on nothing, and starts no other one', async () => {
  process.kill(machine.daemonPid(), 'SIGSTOP');
  try {
    const { exit: told, out } = await machine.cpm('service', 'status', 'api');
    expect(out).toMatch(/^\? .*api \(pid \d+\) runs on its own\. The daemon of PM2 did not answer in time\./);
    expect(told).toBe(22);
    const { exit, err } = await machine.cpm('service', 'restart', 'api', '--yes');
    expect(exit).toBe(4);
    expect(err).toMatch(/PM2 did not answer/);
  } finally {
    process.kill(machine.daemonPid(), 'SIGCONT');
  }
  expect(await machine.api()).toMatchObject({ state: 'running' });
});

it('waits for a daemon that never answers as long as the check may take, and says so', async () => {
  const config = join(machine.folder, 'hurried.yaml');
  const hurried = { kind: 'service', id: 'hurried', manager: 'pm2', unit: 'api', timeout: '500ms' };
  await writeFile(config, JSON.stringify({ checks: [hurried] }));
  process.kill(machine.daemonPid(), 'SIGSTOP');
  try {
    const env = { ...machine.env, CPM_CONFIG: config };
    const { exit, json } = await runMain(env, machine.folder, ['check', 'run', 'service:hurried', '--json']);
    expect(json()).toMatchObject({ checks: [{ status: 'unknown', summary: like(/no answer within 500 ms/) }] });
    expect(exit).toBe(22);
  } finally {
    process.kill(machine.daemonPid(), 'SIGCONT');
  }
});

it('knows nothing once the daemon was killed, names what it left behind, and offers no second one of it', async () => {
  const pid = await pidOf();
  const script = join(machine.folder, 'worker.sh');
  await writeFile(script, 'exec sleep 1000');
  await machine.pm2('start', script, '--interpreter', '/bin/sh', '--name', 'worker');
  const file = readdirSync(join(machine.folder, 'pids')).find((name) => name.startsWith('worker-'))!;
  const worker = Number(readFileSync(join(machine.folder, 'pids', file), 'utf8'));
  // An app that stands still does not notice that its daemon is gone.
  process.kill(pid, 'SIGSTOP');
  try {
    process.kill(machine.daemonPid(), 'SIGKILL');
    const left = `api (pid ${pid}), worker (pid ${worker})`;
    const summary = `${left} run on their own. The daemon of PM2 does not run.`;
    expect(await machine.api()).toMatchObject({ state: 'unknown', status: 'unknown', pid: null, summary });
    const { exit, out } = await machine.cpm('service', 'list');
    expect(out).toContain(summary);
    expect(exit).toBe(0);
    const refused = await machine.cpm('service', 'restart', 'api', '--yes');
    expect(refused).toMatchObject({ exit: 4 });
    expect(refused.err).not.toMatch(/resurrect/);
    expect(await causeOf()).toEqual({
      id: 'service-manager-died',
      fixes: [`kill -TERM ${pid}`, `kill -TERM ${worker}`],
    });
    const { exit: ended, out: told } = await machine.cpm('diagnose', 'api', '--fix', '2', '--yes');
    expect(told).toContain(`End worker, pid ${worker}: pm2 would start a second one beside it`);
    expect(ended).toBe(0);
    expect(processAt(worker)?.state ?? 'Z').toBe('Z');
    expect(await causeOf()).toEqual({ id: 'service-manager-died', fixes: [`kill -TERM ${pid}`] });
  } finally {
    process.kill(pid, 'SIGKILL');
    if (processAt(worker) !== null) process.kill(worker, 'SIGKILL');
  }
  await until(() => (processAt(pid)?.state ?? 'Z') === 'Z', 'api did not end');
  expect(await causeOf()).toEqual({ id: 'service-manager-absent', fixes: ['pm2 resurrect'] });
});
