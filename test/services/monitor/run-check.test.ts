import { expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { Verdict } from '#domain/reading.ts';
import type { AnyKind } from '#services/checks/check.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { type CheckRun, runCheck } from '#services/monitor/run-check.ts';
import type { World } from '#services/ports/world.ts';

import { kindWith } from '../../support/kind.ts';
import { readingWith } from '../../support/reading.ts';

function look(probe: AnyKind['probe'], parts: Partial<CheckRun> = {}) {
  const clock = new ManualClock();
  const reading = runCheck({
    world: { clock } as unknown as World,
    kind: kindWith({ kind: 'a', timeoutMs: 5000, probe }),
    instance: { id: 'a:1', kind: 'a', title: 'One', params: {} },
    previous: null,
    memory: new Map(),
    signal: new AbortController().signal,
    ...parts,
  });
  return { clock, reading };
}

const good: Verdict = { status: 'ok', summary: 'fine' };

it('makes a reading of a verdict', async () => {
  const { clock, reading } = look(() => Promise.resolve({ ...good, value: 3, unit: 'ms', data: { a: 1 } }));
  expect(await reading).toEqual({
    id: 'a:1',
    kind: 'a',
    title: 'One',
    group: 'services',
    component: 'services',
    critical: false,
    weight: 1,
    status: 'ok',
    summary: 'fine',
    value: 3,
    unit: 'ms',
    data: { a: 1 },
    takenAt: clock.now(),
    since: clock.now(),
    tookMs: 0,
    intervalMs: 30_000,
    pausedUntil: null,
  });
});

it('lets the instance have the say over the defaults of its kind', async () => {
  const instance = { id: 'a:1', kind: 'a', title: 'One', params: {}, component: null, critical: true, weight: 3 };
  const { reading } = look(() => Promise.resolve(good), { instance: { ...instance, intervalMs: 5, group: 'agents' } });
  expect(await reading).toMatchObject({ component: null, critical: true, weight: 3, intervalMs: 5, group: 'agents' });
});

it.each([
  ['a throw', () => Promise.reject(new OpsError('denied', 'permission denied', { hint: 'Run it as root.' }))],
  [
    'a throw before anything was awaited',
    () => {
      throw new OpsError('denied', 'permission denied', { hint: 'Run it as root.' });
    },
  ],
])('takes %s for unknown, with the reason', async (_name, probe) => {
  expect(await look(probe).reading).toMatchObject({
    status: 'unknown',
    summary: 'permission denied',
    hint: 'Run it as root.',
  });
});

it('gives up on a probe that never ends, however deaf it is', async () => {
  const { clock, reading } = look(() => Promise.withResolvers<Verdict>().promise);
  await clock.pass(6000);
  expect(await reading).toMatchObject({ status: 'unknown', summary: 'gave no answer within 5 s', tookMs: 6000 });
  expect(clock.pending).toBe(0);
});

it('lets a probe conclude by itself what silence means', async () => {
  const { clock, reading } = look(
    (_params, { signal }) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ status: 'critical', summary: 'no answer' })),
      ),
  );
  await clock.pass(5000);
  expect(await reading).toMatchObject({ status: 'critical', summary: 'no answer', tookMs: 5000 });
});

it('says that it timed out, not what the abort made of it', async () => {
  const { clock, reading } = look(
    (_params, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('socket hang up')))),
  );
  await clock.pass(5000);
  expect(await reading).toMatchObject({ status: 'unknown', summary: 'gave no answer within 5 s' });
});

it('keeps since while the status stays, and not longer', async () => {
  const previous = readingWith({ status: 'ok', since: 42 });
  expect((await look(() => Promise.resolve(good), { previous }).reading).since).toBe(42);
  const changed = look(() => Promise.resolve({ ...good, status: 'warning' }), { previous });
  expect((await changed.reading).since).toBe(changed.clock.now());
});

it('lets nothing of a stranger through that is not one line of plain text, finite numbers and 4 KB', async () => {
  const { reading } = look(() =>
    Promise.resolve({
      status: 'ok',
      summary: 'two\nlines \u001B[31mred\u0007',
      value: Number.NaN,
      metrics: [
        { name: 'a', value: 1, unit: null },
        { name: 'b', value: Infinity, unit: null },
      ],
      evidence: 'x'.repeat(10_000),
    }),
  );
  const made = await reading;
  expect(made.summary).toBe('two lines [31mred');
  expect('value' in made).toBe(false);
  expect(made.metrics).toEqual([{ name: 'a', value: 1, unit: null }]);
  expect(made.evidence).toHaveLength(4096);
});

it('does not start a second look beside one that is deaf, and looks again when that one has ended', async () => {
  const clock = new ManualClock();
  const answers: PromiseWithResolvers<Verdict>[] = [];
  const probe = () => {
    answers.push(Promise.withResolvers<Verdict>());
    return answers.at(-1)!.promise;
  };
  const memory = new Map<string, unknown>();
  const once = async () => {
    const { reading } = look(probe, { memory, world: { clock } as unknown as World });
    await clock.pass(6000);
    return reading;
  };
  expect((await once()).summary).toBe('gave no answer within 5 s');
  expect(await once()).toMatchObject({ status: 'unknown', summary: 'the look before this one has not ended yet' });
  expect(answers).toHaveLength(1);
  answers[0]?.resolve(good);
  await clock.settle();
  void once();
  answers[1]?.resolve(good);
  expect(answers).toHaveLength(2);
});
