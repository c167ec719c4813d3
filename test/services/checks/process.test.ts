import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { describe, expect, test } from 'vitest';
import * as zod from 'zod';

import { realProcesses } from '#services/adapters/processes.ts';
import process_ from '#services/checks/process.ts';

import { aNumber, like } from '../../support/like.ts';
import { looked } from './looked.ts';
import { blindMachine, machine } from './machine-world.ts';

const IDLE = 'setInterval(() => {}, 1000)';
const SPIN = 'for (;;);';

let nth = 0;

/** Real processes that nobody else has, found by a word in their command line. */
function family(script: string, size: number) {
  const word = `family-${process.pid}-${(nth += 1)}`;
  const members = Array.from({ length: size }, () =>
    spawn(process.execPath, ['-e', `'${word}';${script}`], { stdio: 'ignore' }),
  );
  return {
    pattern: `'${word}'`,
    members,
    async end(count = members.length) {
      await Promise.all(
        members.splice(0, count).map(async (member) => {
          member.kill('SIGKILL');
          await once(member, 'exit');
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      await this.end();
    },
  };
}

describe('real processes', () => {
  test('enough, too many, too few and none of them', async () => {
    await using one = family(IDLE, 2);
    const { pattern } = one;
    const look = (params: object) => looked(machine(), process_, { pattern, ...params });
    expect(await look({ atLeast: 2 })).toMatchObject({
      status: 'ok',
      value: 2,
      unit: 'processes',
      summary: like(/^2 running, /),
    });
    expect(await look({ atMost: 1 })).toMatchObject({
      status: 'warning',
      summary: like('2 running, at most 1 wanted'),
    });
    await one.end(1);
    expect(await look({ atLeast: 2 })).toMatchObject({
      status: 'critical',
      summary: like('1 running of 2'),
      hint: like('journalctl'),
    });
    await one.end();
    expect(await look({})).toMatchObject({ status: 'critical', value: 0, summary: '0 running of 1' });
    expect((await look({ atLeast: 0 })).status).toBe('ok');
  });

  test('one that is stopped does not run', async () => {
    await using one = family(IDLE, 1);
    one.members[0]?.kill('SIGSTOP');
    const look = () => looked(machine(), process_, { pattern: one.pattern });
    await expect
      .poll(async () => (await look()).summary, { timeout: 10_000 })
      .toBe('0 running of 1, 1 stopped or dead');
    expect(await look()).toMatchObject({ status: 'critical', hint: like('kill -CONT') });
    one.members[0]?.kill('SIGCONT');
    await expect.poll(async () => (await look()).status, { timeout: 10_000 }).toBe('ok');
  });

  test('what they use of a processor is measured with the first look', async () => {
    await using one = family(SPIN, 1);
    const look = (cpuPercent: object) => looked(machine(), process_, { pattern: one.pattern, cpuPercent });
    await expect
      .poll(() => look({ warning: 10 }), { timeout: 20_000 })
      .toMatchObject({ status: 'warning', summary: like(/ \d+ % CPU,/) });
    await expect
      .poll(() => look({ critical: 10 }), { timeout: 20_000 })
      .toMatchObject({ status: 'critical', hint: like('before you restart') });
    expect(await look({ warning: 5000 })).toMatchObject({ status: 'ok' });
  });

  test('what they use of the memory is added up', async () => {
    await using one = family(IDLE, 2);
    const look = (memoryMiB: object) => looked(machine(), process_, { pattern: one.pattern, memoryMiB });
    await expect.poll(() => look({ warning: 20 }), { timeout: 10_000 }).toMatchObject({ status: 'warning' });
    expect(await look({ critical: 20 })).toMatchObject({ status: 'critical' });
    const { status, metrics } = await look({ warning: 10_000 });
    expect(status).toBe('ok');
    expect(metrics).toContainEqual({ name: 'rssBytes', value: aNumber(), unit: 'B' });
  });

  test('a name is that of the program too, and this program is never found', async () => {
    const own = await looked(machine(), process_, { pattern: '.', name: 'node' });
    expect(own.data?.['pids']).not.toContain(process.pid);
    await using one = family(IDLE, 1);
    await expect
      .poll(() => looked(machine(), process_, { name: 'node', pattern: one.pattern }), { timeout: 10_000 })
      .toMatchObject({ value: 1 });
    expect(await looked(machine(), process_, { name: 'no-such-program' })).toMatchObject({ value: 0 });
  });

  test('no command line gets into a reading', async () => {
    await using one = family(`/* password=hunter2 */ ${IDLE}`, 1);
    expect(JSON.stringify(await looked(machine(), process_, { pattern: one.pattern, atLeast: 9 }))).not.toContain(
      'hunter2',
    );
  });
});

test('where processes cannot be listed the answer is unknown', async () => {
  expect(await looked(blindMachine(), process_, { name: 'init' })).toMatchObject({
    status: 'unknown',
    hint: like('/proc'),
  });
});

test('parameters that say nothing, or no regular expression, are refused', () => {
  const schema = process_.params(zod);
  expect(schema.safeParse({}).error?.issues[0]?.message).toContain('a name or a pattern');
  expect(schema.safeParse({ pattern: '(' }).error?.issues[0]?.message).toContain('not a regular expression');
  expect(schema.parse({ name: 'nginx' })).toEqual({ name: 'nginx', atLeast: 1 });
});

test('a process is the same one from look to look', async () => {
  await using one = family(IDLE, 1);
  const processes = realProcesses();
  const find = async () => (await processes.list()).find(({ pid }) => pid === one.members[0]?.pid);
  const [first, again] = [await find(), await find()];
  expect(first).toMatchObject({ parent: process.pid, own: false });
  expect(again?.startedAt).toBe(first?.startedAt);
  expect(Math.abs(Date.now() - first!.startedAt)).toBeLessThan(3_600_000);
  expect((await processes.list()).find(({ own }) => own)?.pid).toBe(process.pid);
});
