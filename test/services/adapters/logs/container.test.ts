import fc from 'fast-check';
import { expect, test } from 'vitest';

import { EVERY_LINE } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';
import { realShell } from '#services/adapters/shell.ts';

import { ContainerEngine, type Said } from '../../../support/container-engine.ts';
import { allDown, allUp, following, texts } from '../../../support/log-folder.ts';
import { podmanMissing, realPodman } from '../../../support/podman/podman.ts';

const still = new AbortController().signal;
const logs = realLogs({ shell: realShell() });
const source = (socket: string, container = 'talk'): LogSource => ({
  type: 'container',
  name: 'talk',
  socket,
  container,
});
const at = (seconds: number, fraction = '000000001'): string =>
  `${new Date(Date.UTC(2026, 10, 20, 14) + seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;

test('pages lose and repeat no line, also of one moment, on one stream or two, with a terminal or without', async () => {
  const step = fc.record({
    gap: fc.constantFrom(0, 0, 1, 70, 5000),
    stream: fc.constantFrom(1 as const, 2 as const),
    fraction: fc.constantFrom('1', '000000001', '5'),
  });
  for (const tty of [false, true]) {
    await using engine = await new ContainerEngine({ tty }).start();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (steps, size) => {
        let second = 0;
        const said = steps.map(({ gap, stream, fraction }, index): Said & { readonly key: number } => {
          second += gap;
          return { time: at(second, fraction), stream, text: `line ${index}\n`, key: second + Number(`0.${fraction}`) };
        });
        engine.said.splice(0, engine.said.length, ...said);
        const expected = said.toSorted((a, b) => a.key - b.key).map(({ text }) => text.trim());
        const reader = await logs.open([source(engine.socket)], still);
        expect(await allUp(reader, size)).toEqual(expected);
        expect(await allDown(reader, size)).toEqual(expected);
        await reader.close();
      }),
      { numRuns: 40 },
    );
  }
});

test('a long line comes in pieces and is one; levels, times and what a terminal obeys', async () => {
  await using engine = await new ContainerEngine().start();
  engine.say(
    { time: at(0), text: 'ERROR broke\n' },
    { time: at(1), text: '    at main (a.js)\n' },
    { time: at(2), text: 'x'.repeat(16_384) },
    { time: at(2), stream: 2, text: '\u001B]52;c;ZXZpbA==\u0007between\n' },
    { time: at(3), text: `${'x'.repeat(10)}\n` },
  );
  const reader = await logs.open([source(engine.socket)], still);
  const { lines } = await reader.before(null, 10, EVERY_LINE, still);
  expect(lines.map(({ text }) => text.slice(0, 20))).toEqual([
    'ERROR broke',
    '    at main (a.js)',
    'between',
    'x'.repeat(20),
  ]);
  expect(lines.map(({ level }) => level)).toEqual(['error', 'error', null, null]);
  expect(lines.map(({ cut }) => cut)).toEqual([0, 0, 0, 16_394 - 8192]);
  expect(lines[0]!.at).toBe(Date.UTC(2026, 10, 20, 14));
  expect(texts(await reader.since(lines[2]!.at!, 1, EVERY_LINE, still))).toEqual(['between']);
  expect(await allUp(reader, 1, { ...EVERY_LINE, text: 'BROKE' })).toEqual(['ERROR broke']);
  await reader.close();
});

test('what comes is followed over a restart of the container', async () => {
  await using engine = await new ContainerEngine().start();
  engine.say({ time: at(0), text: 'zero\n' }, { time: at(0), text: 'also zero\n' });
  const reader = await logs.open([source(engine.socket)], still);
  const { lines } = await reader.before(null, 2, EVERY_LINE, still);
  const { came, has, stop } = following(reader, EVERY_LINE, lines[0]);
  await has('also zero');
  engine.say({ time: at(1), text: 'one\n' });
  await has('one');
  engine.hangUp();
  engine.said.push({ time: at(2), text: 'two\n' });
  await has('two');
  engine.say({ time: at(3), text: 'three\n' });
  await has('three');
  stop();
  expect(came).toEqual(['also zero', 'one', 'two', 'three']);
  await expect.poll(() => engine.followers).toBe(0);
  await reader.close();
});

test('a container or an engine that is not there is said to be missing', async () => {
  await using engine = await new ContainerEngine().start();
  const missing = await logs.open([source(engine.socket, 'gone')], still);
  await expect(missing.before(null, 1, EVERY_LINE, still)).rejects.toMatchObject({ code: 'no-log' });
  const nobody = await logs.open([source(`${engine.socket}.old`)], still);
  await expect(nobody.before(null, 1, EVERY_LINE, still)).rejects.toMatchObject({ code: 'no-manager' });
  const both = await logs.open([source(engine.socket), source(`${engine.socket}.old`)], still);
  engine.say({ time: at(0), text: 'zero\n' });
  expect(texts(await both.before(null, 1, EVERY_LINE, still))).toEqual(['zero']);
  await Promise.all([missing, nobody, both].map((reader) => reader.close()));
});

test.for([false, true])('a real container of Podman, with a terminal: %s', async (tty, ctx) => {
  const why = await podmanMissing();
  if (why !== null) return ctx.skip(why);
  await using podman = await realPodman();
  const script = 'for n in 1 2 3 4 5; do echo "line $n"; done; echo ERROR broke >&2; sleep 3; echo later; sleep 100';
  const options = ['--network', 'none', '--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];
  const run = ['run', '--detach', '--name', 'talk', ...(tty ? ['--tty'] : []), ...options];
  await podman.podman(...run, 'busybox:1', 'sh', '-c', script);
  const reader = await logs.open([source(podman.socket)], still);
  const all = async () => texts(await reader.before(null, 100, EVERY_LINE, still));
  await expect.poll(all, { timeout: 20_000 }).toContain('ERROR broke');
  const first = (await reader.before(null, 100, EVERY_LINE, still)).lines[0];
  const { came, has, stop } = following(reader, EVERY_LINE, first);
  await has('later');
  stop();
  expect(came.toSorted()).toEqual(['ERROR broke', 'later', 'line 2', 'line 3', 'line 4', 'line 5']);
  const expected = await all();
  expect(expected).toHaveLength(7);
  for (const size of [1, 3]) {
    expect(await allUp(reader, size)).toEqual(expected);
    expect(await allDown(reader, size)).toEqual(expected);
  }
  await reader.close();
});
