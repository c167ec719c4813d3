import { appendFile, copyFile, rename, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import type { Discovery } from '#services/checks/check.ts';
import logErrors from '#services/checks/log-errors.ts';
import type { Files } from '#services/ports/files.ts';

import { emptyScratch, type Scratch } from '../../support/scratch.ts';
import { looked } from './looked.ts';

const HOUR = 3_600_000;
const NOW = Date.now();

/** Time moves only when the test moves it. */
class Watch {
  readonly files: Files;
  readonly memory = new Map<string, unknown>();
  now = NOW;
  reads = 0;

  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
    const real = realFiles();
    const tail: Files['tail'] = (...given) => {
      this.reads += 1;
      return real.tail(...given);
    };
    const errorLines: Files['errorLines'] = async (...given) => {
      this.reads += 1;
      return (await real.errorLines?.(...given)) ?? null;
    };
    this.files = { ...real, tail, errorLines };
  }

  look(more: object = {}, wishes: object = {}) {
    const clock = { now: () => this.now, monotonic: () => this.now, after: () => () => undefined };
    const world = { clock, files: this.files };
    return looked(world, logErrors, { path: this.#pattern, ...more }, { memory: this.memory, ...wishes });
  }
}

const line = (hoursAgo: number, text = 'ERROR it broke') =>
  `${new Date(NOW - hoursAgo * HOUR).toISOString()} ${text}\n`;
const errors = (count: number, hoursAgo = 1) => line(hoursAgo).repeat(count);

async function watched(files: Record<string, string>, pattern = '*.log'): Promise<{ scratch: Scratch; watch: Watch }> {
  const scratch = await emptyScratch();
  for (const [name, text] of Object.entries(files)) await scratch.write(name, text);
  return { scratch, watch: new Watch(join(scratch.path, pattern)) };
}

test('counts lines by their level, not words', async () => {
  const talk = [line(1, 'INFO no ERRORs found'), line(1, 'INFO ERROR count is 0'), 'no ERROR found\n'];
  const { scratch, watch } = await watched({ 'a.log': errors(3) + talk.join(''), 'b.log': line(2, '[FATAL] x') });
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ status: 'ok', value: 4, summary: '4 errors in 1 d, 2 logs' });
});

test('more than ten in a day are a warning, ten are not, and critical is where a person says', async () => {
  const { scratch, watch } = await watched({ 'a.log': errors(10), 'b.log': line(1, 'INFO fine') });
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ status: 'ok', value: 10 });
  await appendFile(join(scratch.path, 'b.log'), errors(1));
  expect(await watch.look()).toMatchObject({
    status: 'warning',
    value: 11,
    summary: '11 errors in 1 d, most in a.log',
  });
  const critical = { thresholds: { warning: 5, critical: 11 } };
  expect(await watch.look({}, critical)).toMatchObject({ status: 'critical' });
});

test('only what was written within the time counts, and grows old', async () => {
  const { scratch, watch } = await watched({ 'a.log': errors(20, 30) + errors(12, 20) + errors(2, 1) });
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ value: 14 });
  watch.now += 5 * HOUR;
  expect(await watch.look()).toMatchObject({ value: 2, status: 'ok' });
  watch.now += 20 * HOUR;
  expect(await watch.look()).toMatchObject({ value: 0, summary: 'no errors in 1 d, 1 log' });
});

test('a file that was not touched within the time is not read', async () => {
  const { scratch, watch } = await watched({ 'a.log': errors(50) });
  await using _ = scratch;
  const old = (NOW - 48 * HOUR) / 1000;
  await utimes(join(scratch.path, 'a.log'), old, old);
  expect(await watch.look()).toMatchObject({ value: 0 });
  expect(watch.reads).toBe(0);
});

test('a rotated log is read to its end, the new one from its start, nothing twice', async () => {
  for (const pattern of ['*.log', '*.log*']) {
    const { scratch, watch } = await watched({ 'a.log': errors(3) }, pattern);
    await using _ = scratch;
    const path = join(scratch.path, 'a.log');
    expect(await watch.look()).toMatchObject({ value: 3 });
    await appendFile(path, errors(2));
    await rename(path, `${path}.1`);
    await scratch.write('a.log', errors(4));
    expect(await watch.look()).toMatchObject({ value: 9 });
    await appendFile(`${path}.1`, errors(1));
    await appendFile(path, errors(1));
    expect({ pattern, ...(await watch.look()) }).toMatchObject({ pattern, value: 11 });
  }
});

test('a log that was copied and truncated goes on', async () => {
  const { scratch, watch } = await watched({ 'a.log': errors(5) });
  await using _ = scratch;
  const path = join(scratch.path, 'a.log');
  expect(await watch.look()).toMatchObject({ value: 5 });
  await copyFile(path, `${path}.1`);
  await truncate(path, 0);
  await appendFile(path, errors(2));
  expect(await watch.look()).toMatchObject({ value: 7 });
});

test('a line counts when it is whole', async () => {
  const { scratch, watch } = await watched({ 'a.log': errors(1) });
  await using _ = scratch;
  const half = line(1);
  await appendFile(join(scratch.path, 'a.log'), half.slice(0, -10));
  expect(await watch.look()).toMatchObject({ value: 1 });
  await appendFile(join(scratch.path, 'a.log'), half.slice(-10));
  expect(await watch.look()).toMatchObject({ value: 2 });
});

test('lines without a time belong to the one before; a log without times to its last change, which is said', async () => {
  const old = `${line(30, 'INFO start')}ERROR of long ago\n${line(1, 'INFO later')}ERROR of today\n`;
  const { scratch, watch } = await watched({ 'a.log': old });
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ value: 1 });
  await scratch.write('b.log', 'ERROR one\nERROR two\n');
  expect(await watch.look()).toMatchObject({ value: 3, summary: '3 errors in 1 d, 2 logs, b.log does not say when' });
});

test('packed logs and folders are no logs; none at all is unknown', async () => {
  const { scratch, watch } = await watched(
    { 'a.log.gz': 'ERROR packed\n', 'b.log/c': 'ERROR in a folder\n' },
    '*.log*',
  );
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ status: 'unknown', summary: 'there is no such log' });
});

test('of a big log only the end within the time is read, found by halving', async () => {
  const filler = line(40, `INFO ${'x'.repeat(200)}`).repeat(40_000);
  const { scratch, watch } = await watched({ 'a.log': filler + errors(7) });
  await using _ = scratch;
  expect(await watch.look()).toMatchObject({ value: 7 });
  expect(watch.reads * 256 * 1024).toBeLessThan(filler.length);
  watch.reads = 0;
  await appendFile(join(scratch.path, 'a.log'), errors(1));
  expect(await watch.look()).toMatchObject({ value: 8 });
  expect(watch.reads).toBeLessThanOrEqual(2);
});

test('a look that runs out of time is unknown, and the next one goes on from there', async () => {
  const { scratch, watch } = await watched({ 'a.log': line(1, `INFO ${'x'.repeat(200)}`).repeat(10_000) + errors(7) });
  await using _ = scratch;
  const stopped: { signal?: AbortController } = {};
  const slow: Files = {
    ...watch.files,
    errorLines: async (...given) => {
      if (watch.reads > 4) stopped.signal?.abort();
      return (await watch.files.errorLines?.(...given)) ?? null;
    },
  };
  const { memory } = watch;
  const probe = async (files: Files) => {
    stopped.signal = new AbortController();
    const clock = { now: () => NOW } as never;
    const context = {
      world: { clock, files } as never,
      signal: stopped.signal.signal,
      memory,
      previous: null,
      thresholds: logErrors.thresholds,
      id: 'log-errors:a',
    };
    return logErrors.probe({ path: join(scratch.path, 'a.log'), within: 24 * HOUR }, context);
  };
  await expect(probe(slow)).rejects.toMatchObject({ code: 'slow' });
  const before = watch.reads;
  expect(await probe(watch.files)).toMatchObject({ value: 7 });
  expect(watch.reads - before).toBeLessThan(12);
});

test("finds the framework's own logs", async () => {
  await using scratch = await emptyScratch();
  await scratch.write('logs/health.log', errors(1));
  const discovery = { world: { files: realFiles() }, frameworkRoot: scratch.path } as unknown as Discovery;
  const found = await logErrors.discover?.(discovery);
  expect(found?.map(({ id }) => id)).toContain(`log-errors:${scratch.path}/logs/*.log`);
  const none = { world: { files: realFiles() }, frameworkRoot: '/nowhere' } as unknown as Discovery;
  expect(await logErrors.discover?.(none)).not.toContainEqual(
    expect.objectContaining({ id: 'log-errors:/nowhere/logs/*.log' }),
  );
});
