import { describe, expect, it } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, stepOf } from '#domain/procedure/run-state.ts';
import { standingOf } from '#domain/procedure/standing.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { realClock } from '#services/adapters/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeLocks } from '#services/fakes/locks.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Finished, Shell } from '#services/ports/shell.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { createAppStore } from '#store/store.ts';

import { RunKeeper } from '../../../src/launcher/runs/keeper.ts';
import { NOON } from '../../support/readings.ts';
import { begun, done, halfWay, records, RUN } from '../../support/runs/plan.ts';
import { sessionOf } from '../../support/session.ts';

const clock = realClock();
/** Wide enough for a busy machine. */
const SOON = { timeout: 25_000 };
const FLOOD = { file: 'npm', args: ['test'] };
const FINISHED: Finished = {
  exitCode: 0,
  signal: null,
  stdout: '',
  stderr: '',
  droppedBytes: 0,
  timedOut: false,
  tookMs: 1,
};

function procedureOf(steps: readonly Step[]): Procedure {
  const plan: Plan = {
    schema: 1,
    procedure: 'push',
    subject: { id: 'billing', path: '/home/ana/projects/billing' },
    title: 'Push billing',
    phases: [{ id: 'only', title: 'Only' }],
    steps: plannedAll(steps),
    params: {},
    fingerprint: 'f',
    at: 0,
  };
  return { plan, steps, lock: '/home/ana/projects/billing/.git/lock' };
}

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  title: id,
  phase: 'only',
  run: () => Promise.resolve(),
  probe: () => Promise.resolve({ state: 'absent' }),
  undo: () => Promise.resolve(),
  ...more,
});

function keep(steps: readonly Step[], journals = fakeJournals(), shell = demoWorld({ clock }).shell) {
  const store = createAppStore(
    { session: sessionOf(), now: NOON, readings: [], incidents: [], customKeys: {}, notices: [] },
    () => DEFAULT_LIMITS,
  );
  const procedure = procedureOf(steps);
  const world = { ...demoWorld({ clock }), clock, shell, journals, locks: fakeLocks(() => clock.now()) };
  const keeper = new RunKeeper({ world, store, procedureOf: () => Promise.resolve(procedure) });
  const standing = (run: string) => {
    const item = store.getState().runs[run];
    return item === undefined ? 'unknown' : standingOf(item);
  };
  return { store, keeper, procedure, standing, journals };
}

describe('a run of this process', () => {
  it('is in the store from its start to its end, and its log is kept', async () => {
    const gate = Promise.withResolvers<void>();
    const kept = keep([
      step('a', {
        run: async (context) => {
          context.note('half of it');
          await gate.promise;
          return { summary: 'went well' };
        },
      }),
    ]);
    const run = await kept.keeper.start(kept.procedure);
    await expect.poll(() => kept.standing(run), SOON).toBe('running');
    expect(kept.keeper.busy()).toEqual(['push billing']);
    await expect.poll(() => kept.keeper.log(run).lines.map(({ text }) => text), SOON).toEqual(['half of it']);
    gate.resolve();
    await expect.poll(() => kept.standing(run), SOON).toBe('done');
    expect(kept.keeper.busy()).toEqual([]);
    expect(kept.store.getState().toasts.map(({ text }) => text)).toEqual(['push billing is done.']);
  });

  it('asks and goes on with the answer', async () => {
    const kept = keep([
      step('a', {
        run: async (context) => ({
          summary: (await context.ask({ id: 'code', kind: 'text', title: 'The code?' })).value,
        }),
      }),
    ]);
    const run = await kept.keeper.start(kept.procedure);
    await expect.poll(() => kept.standing(run), SOON).toBe('asking');
    kept.keeper.answer(run, { value: '123456' });
    await expect.poll(() => kept.standing(run), SOON).toBe('done');
    expect(stepOf(kept.store.getState().runs[run]?.state ?? halfWay(), 'a').summary).toBe('123456');
  });

  it('finishes its step and takes everything back when it is interrupted, also while it asks', async () => {
    const undone: string[] = [];
    const kept = keep([
      step('a', { undo: () => Promise.resolve(void undone.push('a')) }),
      step('b', { run: async (context) => void (await context.ask({ id: 'q', kind: 'text', title: 'Go on?' })) }),
    ]);
    const run = await kept.keeper.start(kept.procedure);
    await expect.poll(() => kept.standing(run), SOON).toBe('asking');
    kept.keeper.interrupt(run);
    await expect.poll(() => kept.standing(run), SOON).toBe('undone');
    expect(undone).toEqual(['a']);
  });

  it('stays resumable when the terminal hangs up, and takes nothing back', async () => {
    const undone: string[] = [];
    const gate = Promise.withResolvers<void>();
    const kept = keep([
      step('a', { run: () => gate.promise, undo: () => Promise.resolve(void undone.push('a')) }),
      step('b'),
    ]);
    const run = await kept.keeper.start(kept.procedure);
    const still = kept.keeper.hangUp();
    gate.resolve();
    await still;
    expect(kept.standing(run)).toBe('unfinished');
    expect(undone).toEqual([]);
    expect(kept.keeper.busy()).toEqual([]);
  });

  it('cannot begin while another run holds the lock', async () => {
    const gate = Promise.withResolvers<void>();
    const kept = keep([step('a', { run: () => gate.promise })]);
    await kept.keeper.start(kept.procedure);
    await expect(kept.keeper.start(kept.procedure)).rejects.toMatchObject({ code: 'locked' });
    gate.resolve();
    await expect.poll(() => kept.keeper.busy(), SOON).toEqual([]);
  });

  it('tells at most some ten times a second, whatever it prints', async () => {
    const kept = keep([
      step('a', {
        run: async (context) => {
          for (let at = 0; at < 20_000; at += 1) context.progress(at, 20_000, `test ${at}`);
          await Promise.resolve();
        },
      }),
    ]);
    let frames = 0;
    kept.store.subscribe((now, before) => (frames += now.runs === before.runs ? 0 : 1));
    const began = clock.monotonic();
    const run = await kept.keeper.start(kept.procedure);
    await expect.poll(() => kept.standing(run), SOON).toBe('done');
    expect(frames).toBeLessThan(6 + (clock.monotonic() - began) / 100);
  });
});

it('keeps the end of 20 MB of output, redraws now and then, and hides what looks like a secret', async () => {
  const LINE = `${'x'.repeat(99)}\n`;
  const shell: Shell = {
    which: () => Promise.resolve(null),
    async run(_command, { onOutput }) {
      for (let at = 0; at < 200_000; at += 100) {
        onOutput?.(LINE.repeat(100), 'stdout');
        if (at % 10_000 === 0) await new Promise<void>((go) => void setImmediate(go));
      }
      onOutput?.('token ghp_0123456789abcdefghijABCDEFGHIJ012345\nthe end\n', 'stdout');
      return FINISHED;
    },
  };
  const real = fakeJournals();
  const journals = { ...real, create: (run: string) => ({ ...real.create(run), log: () => undefined }) };
  const kept = keep([step('a', { run: async (context) => void (await context.exec(FLOOD)) })], journals, shell);
  const began = clock.monotonic();
  const run = await kept.keeper.start(kept.procedure);
  let told = 0;
  kept.keeper.log(run).subscribe(() => (told += 1));
  await expect.poll(() => kept.standing(run), SOON).toBe('done');
  const { lines, dropped } = kept.keeper.log(run);
  expect(lines.at(-1)?.text).toBe('the end');
  expect(lines.at(-2)?.text).toMatch(/^token \[redacted/);
  expect(lines.length).toBeLessThan(3000);
  expect(dropped + lines.length).toBe(200_003);
  expect(told).toBeLessThan(6 + (clock.monotonic() - began) / 100);
});

describe('a run that another process left', () => {
  function left() {
    const journals = fakeJournals();
    const journal = journals.create(RUN);
    const plan = procedureOf([step('a'), step('b')]).plan;
    for (const record of records(...begun(plan), ...done('a'))) journal.append(record);
    journal.log('$ npm test\nall well\n# waiting\n');
    return journals;
  }

  it('is found, with the end of its log', async () => {
    const kept = keep([step('a'), step('b')], left());
    await kept.keeper.follow();
    expect(kept.standing(RUN)).toBe('unfinished');
    expect(kept.keeper.log(RUN).lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'command npm test',
      'output all well',
      'note waiting',
    ]);
    await kept.keeper.hangUp();
  });

  it('is looked at in the world without being changed', async () => {
    const kept = keep(
      [step('a', { probe: () => Promise.resolve({ state: 'done', summary: 'there' }) }), step('b')],
      left(),
    );
    const before = kept.journals.read(RUN).length;
    expect(await kept.keeper.look(RUN)).toEqual([{ step: 'a', state: 'done', text: 'there' }]);
    expect(kept.journals.read(RUN).length).toBe(before);
  });

  it('is resumed here, and taken back here', async () => {
    const kept = keep([step('a', { probe: () => Promise.resolve({ state: 'done' }) }), step('b')], left());
    await kept.keeper.follow();
    await kept.keeper.resume(RUN);
    await expect.poll(() => kept.standing(RUN), SOON).toBe('done');
    const other = keep([step('a'), step('b')], left());
    await other.keeper.abort(RUN);
    await expect.poll(() => other.standing(RUN), SOON).toBe('undone');
    await Promise.all([kept.keeper.hangUp(), other.keeper.hangUp()]);
  });

  it('says so when its journal is damaged, once, and goes on', async () => {
    const journals = left();
    const broken = {
      ...journals,
      read: () => {
        throw new Error('Line 3 is damaged.');
      },
    };
    const kept = keep([step('a')], broken);
    await kept.keeper.follow();
    expect(kept.store.getState().activity.map(({ text }) => text)).toEqual(['Line 3 is damaged.']);
    expect(isUnfinished(halfWay())).toBe(true);
    await kept.keeper.hangUp();
  });
});
