import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';

import { MAIN, openBuilt } from '../support/console.ts';
import { type HookEvent, hookServer } from '../support/hook-server.ts';
import { until } from '../support/lab/until.ts';
import { closedPort } from '../support/net/listen.ts';

/** A home with a configuration, and the built program in it. */
async function homeWith(config: string) {
  const home = await mkdtemp(join(tmpdir(), 'cpm-monitor-'));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));
  await mkdir(join(home, '.config/cpm-console'), { recursive: true });
  await writeFile(join(home, '.config/cpm-console/config.yaml'), config);
  const env = { PATH: process.env['PATH'], HOME: home, TZ: 'UTC' };
  const cpm = (...args: string[]) =>
    execa(process.execPath, [MAIN, ...args], { env, cwd: home, extendEnv: false, reject: false });
  return { home, env, cpm };
}

/** A service: a process of its own that answers on a port. */
async function service(port: number): Promise<() => Promise<void>> {
  const code = `require('node:http').createServer((_q, r) => r.end('ok')).listen(${port}, '127.0.0.1', () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(stop);
  await once(child.stdout, 'data');
  return stop;
}

const configOf = (port: number, hook: string) => `alerts:
  recheck: 100ms
  open: {fails: 3, for: 200ms}
  close: {oks: 3, for: 200ms, window: 300ms}
checks:
  - {kind: http, id: front, url: "http://127.0.0.1:${port}/", interval: 200ms, timeout: 2s}
notify:
  groupWait: 10ms
  retry: 50ms
  channels:
    - {id: ops, type: webhook, url: "${hook}"}
`;

it('opens and resolves one incident for a service that stops and starts: in the list, on Home and at a webhook', async () => {
  await using hook = await hookServer();
  const port = await closedPort();
  const { home, env, cpm } = await homeWith(configOf(port, hook.url));
  const stop = await service(port);
  const monitor = spawn(process.execPath, [MAIN, 'monitor', 'run'], {
    env,
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(monitor, 'exit');
  onTestFinished(() => void monitor.kill('SIGKILL'));
  let out = '';
  monitor.stdout.on('data', (part: Buffer) => (out += part.toString()));
  const told = (kind: string): HookEvent[] =>
    hook.posts.flatMap(({ events }) => events).filter((event) => event.about === 'http:front' && event.kind === kind);
  await until(() => out.includes('System Health:'), 'no health was said');

  const stopped = Date.now();
  await stop();
  await until(() => told('opened').length > 0, 'nobody was told that it is down');
  const opened = Date.now();
  const listed = async () => {
    const { incidents } = JSON.parse((await cpm('incident', 'list', '--json')).stdout) as {
      incidents: { id: string; checkId: string; openedAt: string; closedAt: string | null }[];
    };
    return incidents.filter(({ checkId }) => checkId === 'http:front');
  };
  const [open, ...others] = await listed();
  expect([open?.closedAt, others]).toEqual([null, []]);
  const openedAt = Date.parse(open?.openedAt ?? '');
  expect(openedAt).toBeGreaterThanOrEqual(stopped - 1000);
  expect(openedAt).toBeLessThanOrEqual(opened);
  expect(told('opened')[0]).toMatchObject({ incident: open?.id, title: 'front' });

  await using console = await openBuilt({ env: { HOME: home } });
  await console.session.waitFor(/front[\s\S]*refuse/);

  const started = Date.now();
  await service(port);
  await until(() => told('resolved').length > 0, 'nobody was told that it is up');
  const [closed, ...more] = await listed();
  expect([closed?.id, more]).toEqual([open?.id, []]);
  const closedAt = Date.parse(closed?.closedAt ?? '');
  expect(closedAt).toBeGreaterThanOrEqual(started - 1000);
  expect(closedAt).toBeLessThanOrEqual(Date.now());
  expect([told('opened'), told('resolved')]).toMatchObject([[{ incident: open?.id }], [{ incident: open?.id }]]);

  monitor.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(out).toContain(`opened ${open?.id} front`);
  expect(out).toContain(`resolved ${open?.id} front`);
  const log = await readFile(join(home, '.local/state/cpm-console/health.log'), 'utf8');
  expect(log).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] System Health: \d+%$/m);
});

it('watches for a time and writes its report; an interval of nothing is refused', async () => {
  const { home, cpm } = await homeWith('checks: []\n');
  const refused = await cpm('monitor', '--interval=0');
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('--interval 0 is no time.')]);
  const { exitCode } = await cpm('monitor', '--duration=2', '--output=r.json');
  expect([0, 20, 21, 22]).toContain(exitCode);
  const report = JSON.parse(await readFile(join(home, 'r.json'), 'utf8')) as {
    checks: unknown[];
    monitor: { durationMs: number };
  };
  expect(report.checks.length).toBeGreaterThan(3);
  expect(report.monitor.durationMs).toBeGreaterThanOrEqual(2000);
});
