import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';

import { groupMembers } from '../../support/group.ts';

const shell = realShell({ PATH: process.env['PATH'], LANG: 'C', NPM_TOKEN: 'canary', HOME: '/nowhere' });
const sh = (script: string) => ({ file: 'sh', args: ['-c', script] });
const AMPLE = { timeoutMs: 20_000 };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cpm-shell-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('says how a program ended and what it printed', async () => {
  const done = await shell.run(sh('echo out; echo err >&2; exit 3'), AMPLE);
  expect(done).toMatchObject({ exitCode: 3, signal: null, stdout: 'out\n', stderr: 'err\n', timedOut: false });
  expect(await shell.run(sh('kill -9 $$'), AMPLE)).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
});

test('stdin is closed unless given, and a program need not read it', async () => {
  expect(await shell.run({ file: 'cat', args: [] }, AMPLE)).toMatchObject({ exitCode: 0, stdout: '' });
  expect(await shell.run({ file: 'cat', args: [], stdin: 'héllo' }, AMPLE)).toMatchObject({ stdout: 'héllo' });
  const later = Promise.withResolvers<string>();
  const told = shell.run(
    { file: 'cat', args: [], stdin: later.promise },
    { ...AMPLE, onStart: () => later.resolve('løter') },
  );
  expect(await told).toMatchObject({ stdout: 'løter' });
  const nothing = { file: 'cat', args: [], stdin: Promise.reject(new Error('nobody knows')) };
  expect(await shell.run(nothing, AMPLE)).toMatchObject({ exitCode: 0, stdout: '' });
  const unread = { file: 'true', args: [], stdin: 'x'.repeat(1_000_000) };
  expect(await shell.run(unread, AMPLE)).toMatchObject({ exitCode: 0 });
});

test('passes on where things are and nothing that may be a secret', async () => {
  const { stdout } = await shell.run({ file: 'env', args: [], env: { EXTRA: '1' } }, AMPLE);
  expect(stdout).toContain('HOME=/nowhere');
  expect(stdout).toContain('EXTRA=1');
  expect(stdout).not.toContain('canary');
});

test('a missing program, a missing folder and a file that is no program are told apart', async () => {
  await writeFile(join(folder, 'plain'), 'no program');
  await expect(shell.run({ file: 'no-such-program', args: [] }, AMPLE)).rejects.toMatchObject({ code: 'not-found' });
  await expect(shell.run({ file: 'true', args: [], cwd: `${folder}/no` }, AMPLE)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(`${folder}/no`) as string,
  });
  await expect(shell.run({ file: join(folder, 'plain'), args: [] }, AMPLE)).rejects.toMatchObject({
    code: 'not-executable',
  });
  await expect(shell.run({ file: 'true', args: ['a\0b'] }, AMPLE)).rejects.toMatchObject({ code: 'not-executable' });
});

test('a flood is drained, kept up to the limit and counted', async () => {
  const before = process.memoryUsage.rss();
  const flood = await shell.run(sh('yes é | head -c 1000000000'), { timeoutMs: 60_000, maxBytes: 1000 });
  expect(flood).toMatchObject({ exitCode: 0, stdout: 'é\n'.repeat(333), droppedBytes: 1_000_000_000 - 1000 });
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
});

/** A script that writes its pid and lives on with a grandchild; neither minds TERM. */
async function stubborn(): Promise<{ file: string; args: string[]; leader: () => Promise<number> }> {
  const file = join(folder, 'stubborn.sh');
  const pid = join(folder, 'stubborn.pid');
  const grandchild = `sh -c 'trap "" TERM; while :; do sleep 1; done'`;
  await writeFile(file, `#!/bin/sh\ntrap "" TERM\n${grandchild} &\necho $$ >${pid}\nwhile :; do sleep 1; done\n`);
  await chmod(file, 0o755);
  const { readFile } = await import('node:fs/promises');
  return { file, args: [], leader: async () => Number(await readFile(pid, 'utf8')) };
}

test('at the time limit the whole group ends, even what ignores TERM', async () => {
  const { leader, ...command } = await stubborn();
  const done = await shell.run(command, { timeoutMs: 500 });
  expect(done).toMatchObject({ timedOut: true, exitCode: null, signal: 'SIGKILL' });
  expect(groupMembers(await leader())).toEqual([]);
});

test('a cancelled run ends its group and does not call it a time-out', async () => {
  const { leader, ...command } = await stubborn();
  const cancel = new AbortController();
  const running = shell.run(command, { ...AMPLE, signal: cancel.signal });
  await expect.poll(() => leader().catch(() => 0)).toBeGreaterThan(0);
  cancel.abort();
  expect(await running).toMatchObject({ timedOut: false, exitCode: null });
  expect(groupMembers(await leader())).toEqual([]);
});

test('what was cancelled before it began is never started', async () => {
  const file = join(folder, 'started');
  const done = await shell.run(sh(`echo x > ${file}`), { ...AMPLE, signal: AbortSignal.abort() });
  expect(done).toMatchObject({ timedOut: false, exitCode: null });
  await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what a program leaves behind in its group ends with it, also when it holds the output open', async () => {
  const quiet = await shell.run(sh('sleep 777 >/dev/null 2>&1 & echo $$'), AMPLE);
  const holding = await shell.run(sh('(trap "" TERM; sleep 777) & echo $$'), AMPLE);
  for (const { exitCode, stdout } of [quiet, holding]) {
    expect(exitCode).toBe(0);
    expect(groupMembers(Number(stdout))).toEqual([]);
  }
});

test('finds programs on the PATH, not folders and not plain files', async () => {
  expect(await shell.which('sh')).toMatch(/\/sh$/);
  expect(await shell.which('no-such-program')).toBeNull();
  await writeFile(join(folder, 'plain'), '');
  expect(await shell.which(join(folder, 'plain'))).toBeNull();
  expect(await shell.which(folder)).toBeNull();
});
