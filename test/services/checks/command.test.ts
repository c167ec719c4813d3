import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import * as zod from 'zod';

import { realClock } from '#services/adapters/clock.ts';
import { realShell } from '#services/adapters/shell.ts';
import command from '#services/checks/command.ts';

import { groupMembers } from '../../support/group.ts';
import { emptyScratch } from '../../support/scratch.ts';
import { looked } from './looked.ts';

const world = { clock: realClock(), shell: realShell() };
const sh = (script: string) => ({ command: { file: 'sh', args: ['-c', script] } });

test.each([
  [0, 'ok'],
  [1, 'warning'],
  [2, 'critical'],
  [3, 'unknown'],
  [4, 'unknown'],
  [127, 'unknown'],
])('a plugin that exits with %i is %s', async (code, status) => {
  const reading = await looked(
    world,
    command,
    sh(`echo "TEST SAYS hello | load=0.25;5;10;0; 'free space'=12GB"; exit ${code}`),
  );
  expect(reading).toMatchObject({ status, summary: 'TEST SAYS hello', value: 0.25, data: { exitCode: code } });
  expect(reading.metrics).toEqual([
    { name: 'load', value: 0.25, unit: null },
    { name: 'free space', value: 12, unit: 'GB' },
  ]);
  expect(reading.data?.['limits']).toMatchObject({ load: { warning: '5', critical: '10', min: 0, max: null } });
});

test('what prints nothing is known by its exit code, what prints only errors by the first', async () => {
  expect(await looked(world, command, sh('exit 0'))).toMatchObject({ status: 'ok', summary: 'no complaint' });
  expect(await looked(world, command, sh('exit 2'))).toMatchObject({ status: 'critical', summary: 'exit code 2' });
  expect(await looked(world, command, sh('echo bad >&2; exit 1'))).toMatchObject({ status: 'warning', summary: 'bad' });
  expect(await looked(world, command, sh('kill -9 $$'))).toMatchObject({
    status: 'unknown',
    summary: 'ended by SIGKILL',
  });
});

test('what is not there, or may not be run, is unknown', async () => {
  await using folder = await emptyScratch();
  await folder.write('plain', 'no program');
  expect(await looked(world, command, { command: 'no-such-plugin -w 1' })).toMatchObject({
    status: 'unknown',
    summary: expect.stringContaining('no-such-plugin is not on this machine') as string,
  });
  expect(await looked(world, command, { command: join(folder.path, 'plain') })).toMatchObject({ status: 'unknown' });
});

test('a gigabyte of output costs no memory and is cut', async () => {
  const before = process.memoryUsage.rss();
  const reading = await looked(world, command, sh('echo fine; yes x | head -c 1000000000'), { timeoutMs: 60_000 });
  expect(reading).toMatchObject({ status: 'ok', summary: 'fine' });
  expect(reading.evidence?.length).toBeLessThanOrEqual(4096);
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
});

test('one that never ends is unknown, and nothing of it is left, not even a grandchild that ignores TERM', async () => {
  await using folder = await emptyScratch();
  const [script, pid] = [join(folder.path, 'check.sh'), join(folder.path, 'pid')];
  const stubborn = `sh -c 'trap "" TERM; while :; do sleep 1; done'`;
  await folder.write('check.sh', `#!/bin/sh\n${stubborn} &\necho $$ >${pid}\nwait\n`);
  await chmod(script, 0o755);
  const reading = await looked(world, command, { command: script }, { timeoutMs: 400 });
  expect(reading).toMatchObject({ status: 'unknown', summary: expect.stringContaining('400 ms') as string });
  expect(groupMembers(Number(await readFile(pid, 'utf8')))).toEqual([]);
});

test('a command line is split once, when the configuration is read, and what needs a shell is refused', () => {
  const schema = command.params(zod);
  const parsed = schema.parse({ command: `check_disk -w '10 %' -p /` });
  expect(parsed).toMatchObject({ command: { file: 'check_disk', args: ['-w', '10 %', '-p', '/'] } });
  expect(command.target(parsed)).toBe(`check_disk -w '10 %' -p /`);
  expect(schema.safeParse({ command: 'a | b' }).error?.message).toContain('needs a shell');
  expect(schema.safeParse({ command: '' }).success).toBe(false);
});

test('runs the same under LANG=C, whatever bytes come out', async () => {
  const plain = { ...world, shell: realShell({ PATH: process.env['PATH'], LANG: 'C' }) };
  const reading = await looked(plain, command, sh(`printf 'gr\\303\\274n \\377 | a=1'`));
  expect(reading).toMatchObject({ status: 'ok', summary: 'grün \uFFFD', value: 1 });
});
