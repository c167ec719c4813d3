import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, it, onTestFinished } from 'vitest';

import { MAIN } from '../support/console.ts';

/** The built program with an empty home, in an empty folder. */
function fresh() {
  const home = mkdtempSync(join(tmpdir(), 'cpm-health-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const options = { cwd: home, env: { PATH: process.env['PATH'], HOME: home, LANG: 'C' } };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { ...options, encoding: 'utf8' });
    return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
  };
  return { home, options, run };
}

type Check = { readonly id: string; readonly takenAt: string; readonly intervalMs: number; readonly status: string };

it('prints what docs/json.md says about this machine, and again without looking', () => {
  const { run } = fresh();
  const first = run('health', '--json');
  expect(first.stderr).toBe('');
  expect([0, 20, 21, 22]).toContain(first.status);
  expect(Object.keys(first.json())).toEqual([
    'schema',
    'timestamp',
    'score',
    'subsystems',
    'checks',
    'incidents',
    'recommendations',
    'notices',
  ]);
  const checks = first.json()['checks'] as Check[];
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['cpu:host', 'memory:host', 'disk:/']));
  const cached = run('health', '--json', '--cached').json()['checks'] as Check[];
  const taken = (all: Check[]) => Object.fromEntries(all.map(({ id, takenAt }) => [id, takenAt]));
  expect(taken(cached)).toEqual(taken(checks));
});

it('explains, and writes every format', () => {
  const { run } = fresh();
  expect(run('health', '--explain').stdout).toMatch(/\nall +100 /);
  expect(Object.keys(run('health', '--format', 'seed').json())).toEqual([
    'timestamp',
    'overall_health',
    'system_status',
    'services',
    'integrations',
    'alerts',
    'recommendations',
  ]);
  expect(run('health', '--format', 'openmetrics').stdout).toMatch(/\n# EOF\n$/);
  expect([0, 1, 2, 3]).toContain(run('health', '--format', 'nagios').status);
});

it('pauses a check for the next process too', () => {
  const { run } = fresh();
  expect(run('check', 'pause', 'disk:/', '--for', '1h').status).toBe(0);
  expect(run('check', 'run', 'disk:/').stdout).toMatch(/^paused +disk:\//);
  expect(run('check', 'resume', 'disk:/').status).toBe(0);
  expect(run('check', 'run', 'disk:/').stdout).toMatch(/^(ok|warning|critical) +disk:\//);
  const unknown = run('check', 'run', 'dsik:/');
  expect([unknown.status, unknown.stderr]).toEqual([2, 'There is no check dsik:/.\nDid you mean disk:/?\n']);
});

it('works without a home directory, and says that nothing is remembered', () => {
  const { options } = fresh();
  const env = { PATH: options.env.PATH, HOME: '/proc/nobody' };
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'health', '--json'], {
    ...options,
    env,
    encoding: 'utf8',
  });
  expect([0, 20, 21, 22]).toContain(status);
  expect(String((JSON.parse(stdout) as Record<string, unknown>)['notices'])).toContain('Nothing is remembered');
});

it.each(['SIGINT', 'SIGTERM'] as const)('watches until %s, a document a line', async (signal) => {
  const { options } = fresh();
  const child = spawn(process.execPath, [MAIN, 'health', '--watch', '--json'], {
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const documents: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    documents.push(JSON.parse(line));
    if (documents.length === 3) child.kill(signal);
  }
  expect(documents.length).toBeGreaterThanOrEqual(3);
  expect(await exited).toEqual([130, null]);
});
