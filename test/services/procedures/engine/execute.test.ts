import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { stepOf } from '#domain/procedure/run-state.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Journals } from '#services/ports/journals.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { plannedAll, type Procedure, type Step, type StepContext } from '#services/procedures/engine/step.ts';

const RUN = 'test-20260105-101500-a1b2';
const clock = realClock();

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'engine-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A world of named marks, and steps that each set one. */
function marks() {
  const world = new Set<string>();
  const mark = (id: string, more: Partial<Step> = {}): Step => ({
    id,
    title: `Set ${id}`,
    phase: 'only',
    run: async () => {
      world.add(id);
      return { result: { made: id }, summary: `set ${id}` };
    },
    probe: async () => (world.has(id) ? { state: 'done', result: { made: id } } : { state: 'absent' }),
    undo: async () => void world.delete(id),
    ...more,
  });
  return { world, mark };
}

function procedure(steps: readonly Step[]): Procedure {
  const plan: Plan = {
    schema: 1,
    procedure: 'test',
    subject: { id: 'it', path: dir },
    title: 'Test',
    phases: [{ id: 'only', title: 'Only' }],
    steps: plannedAll(steps),
    params: {},
    fingerprint: 'f',
    at: 0,
  };
  return { plan, steps, lock: join(dir, 'lock') };
}

const start = (steps: readonly Step[], how: How = 'run', journals: Journals = realJournals(dir)) =>
  execute(procedure(steps), {
    run: RUN,
    how,
    control: new Control(),
    host: {
      clock,
      shell: realShell(),
      journals,
      locks: realLocks(clock),
      redaction: () => ({ push: (text) => text, flush: () => '' }),
      onEvent: () => undefined,
      retryDelayMs: 10,
    },
  });

/** Journals whose process dies after so many records. */
function dyingAfter(count: number): Journals {
  const real = realJournals(dir);
  let left = count;
  const wrap = (journal: ReturnType<Journals['open']>) => ({
    ...journal,
    append(record: Parameters<typeof journal.append>[0]) {
      if (left === 0) throw new Error('killed');
      left -= 1;
      journal.append(record);
    },
  });
  return { ...real, create: (run) => wrap(real.create(run)), open: (run) => wrap(real.open(run)) };
}

describe('a procedure', () => {
  it('runs its steps and ends done', async () => {
    const { world, mark } = marks();
    const state = await start([mark('a'), mark('b', { irreversible: true }), mark('c')]);
    expect(state).toMatchObject({ state: 'done', exit: 0 });
    expect([...world]).toEqual(['a', 'b', 'c']);
    expect(stepOf(state, 'a')).toMatchObject({ state: 'done', result: { made: 'a' }, summary: 'set a' });
  });

  it('takes everything back when a step before the point of no return fails', async () => {
    const { world, mark } = marks();
    const broken = mark('b', { run: () => Promise.reject(new OpsError('bad', 'It broke.', { exit: 'secretFound' })) });
    const state = await start([mark('a'), broken, mark('c', { irreversible: true })]);
    expect(state).toMatchObject({ state: 'undone', exit: 6, error: { code: 'bad' } });
    expect([...world]).toEqual([]);
  });

  it('stays resumable when a step beyond the point of no return fails, and resumes', async () => {
    const { world, mark } = marks();
    const broken = mark('c', { run: () => Promise.reject(new Error('lost connection')) });
    const steps = [mark('a'), mark('b', { irreversible: true })];
    expect(await start([...steps, broken])).toMatchObject({ state: 'stopped', exit: 9 });
    expect([...world]).toEqual(['a', 'b']);
    expect(await start([...steps, mark('c')], 'resume')).toMatchObject({ state: 'done', exit: 0 });
    expect([...world]).toEqual(['a', 'b', 'c']);
  });

  it('takes what was done although its answer was lost for done', async () => {
    const { world, mark } = marks();
    const lost = mark('b', {
      irreversible: true,
      run: async () => {
        world.add('b');
        throw new Error('connection lost');
      },
    });
    expect(await start([mark('a'), lost])).toMatchObject({ state: 'done', exit: 0 });
  });

  it('takes nothing back while nobody can say what happened', async () => {
    const { world, mark } = marks();
    const unclear = mark('b', {
      irreversible: true,
      run: () => Promise.reject(new Error('connection lost')),
      probe: async () => ({ state: 'unclear', why: 'no answer' }),
    });
    expect(await start([mark('a'), unclear])).toMatchObject({ state: 'stopped', exit: 9 });
    expect([...world]).toEqual(['a']);
  });

  it('does not take a clear no to a second try for an answer to the first, which was cut', async () => {
    const { world, mark } = marks();
    const failing = (code: string, never?: boolean) =>
      mark('b', {
        irreversible: true,
        run: () => Promise.reject(new OpsError(code, `It was ${code}.`, { exit: 'partlyDone' })),
        ...(never === true && { probe: () => Promise.resolve({ state: 'absent', never }) }),
      });
    const error = { code: 'outcome-unknown' };
    expect(await start([mark('a'), failing('outcome-unknown')])).toMatchObject({ state: 'stopped', error });
    for (const how of ['resume', 'resume', 'abort'] as const)
      expect(await start([mark('a'), failing('refused')], how)).toMatchObject({ state: 'stopped', exit: 9, error });
    expect([...world]).toEqual(['a']);
    // Once the world says that it cannot arrive any more, it is taken back.
    expect(await start([mark('a'), failing('refused', true)], 'resume')).toMatchObject({
      state: 'undone',
      error: { code: 'refused' },
    });
    expect([...world]).toEqual([]);
  });

  it('takes nothing back while what was cut may still arrive, whatever a look says', async () => {
    const { world, mark } = marks();
    const cut = mark('b', {
      irreversible: true,
      run: () => Promise.reject(new OpsError('outcome-unknown', 'cut', { exit: 'partlyDone' })),
    });
    const error = { code: 'outcome-unknown' };
    expect(await start([mark('a'), cut])).toMatchObject({ state: 'stopped', exit: 9, error });
    expect(await start([mark('a'), cut], 'abort')).toMatchObject({ state: 'stopped', exit: 9, error });
    expect(await start([mark('a'), cut], 'resume')).toMatchObject({ state: 'stopped', exit: 9, error });
    expect([...world]).toEqual(['a']);
  });

  it('is not sure of a program that its process left behind when it died', async () => {
    const { world, mark } = marks();
    const sends = mark('b', {
      irreversible: true,
      run: async (context) => void (await context.must({ file: 'true', args: [] })),
    });
    // planned, began, a started and finished, b started, its child.
    await expect(start([mark('a'), sends], 'run', dyingAfter(6))).rejects.toThrow('killed');
    expect(await start([mark('a'), sends], 'abort')).toMatchObject({ state: 'stopped', exit: 9 });
    expect(await start([mark('a'), mark('b', { irreversible: true })], 'resume')).toMatchObject({ exit: 0 });
    expect([...world]).toEqual(['a', 'b']);
  });

  it('waits for the disk wherever the machine may go down, and not for looks', async () => {
    const { mark } = marks();
    const real = realJournals(dir);
    const lasting: string[] = [];
    const watched: Journals = {
      ...real,
      create: (run) => {
        const journal = real.create(run);
        return {
          ...journal,
          append(record, lasts = true) {
            if (lasts) lasting.push('step' in record ? `${record.step} ${record.type}` : record.type);
            journal.append(record, lasts);
          },
        };
      },
    };
    const runs: Partial<Step> = { run: async (context) => void (await context.must({ file: 'true', args: [] })) };
    const look: Step = { id: 'look', title: 'Look', phase: 'only', reads: true, run: async () => undefined };
    await start([look, mark('a', runs), mark('b', { ...runs, irreversible: true })], 'run', watched);
    expect(lasting).toEqual([
      'planned',
      'began',
      'a started',
      'a finished',
      'b started',
      'b child',
      'b finished',
      'ended',
    ]);
  });

  it('has what comes later loaded while a program of a step runs, once, and not what is over', async () => {
    const { mark } = marks();
    const loaded: string[] = [];
    const told = (id: string, more: Partial<Step> = {}) =>
      mark(id, {
        prepare: () => {
          loaded.push(id);
          return Promise.reject(new Error('not there'));
        },
        ...more,
      });
    const runs = async (context: StepContext) => {
      loaded.push('begun');
      await Promise.all([1, 2].map(() => context.must({ file: 'true', args: [] })));
    };
    const steps = [told('a'), told('b', { run: runs }), told('c'), told('d', { skipped: 'not wanted' }), told('e')];
    expect(await start(steps)).toMatchObject({ state: 'done' });
    expect(loaded).toEqual(['begun', 'c', 'e']);
  });

  it('has only what comes before the next program loaded while a short one runs, and the rest while a long one does', async () => {
    const { mark } = marks();
    const loaded: string[] = [];
    const told = (id: string, more: Partial<Step> = {}) =>
      mark(id, { prepare: async () => void loaded.push(id), ...more });
    const runs = (id: string): Partial<Step> => ({
      commands: [id],
      run: async (context) => {
        loaded.push(`${id} runs`);
        await context.must({ file: 'true', args: [] });
      },
    });
    const steps = [
      told('a', runs('a')),
      told('b'),
      told('c', { ...runs('c'), idleTimeoutMs: 60_000 }),
      told('d', runs('d')),
      told('e'),
    ];
    expect(await start(steps)).toMatchObject({ state: 'done' });
    expect(loaded).toEqual(['a runs', 'b', 'c', 'c runs', 'd', 'e', 'd runs']);
  });

  it('begins what only reads beside a program once that program runs, and soon where none comes', async () => {
    const { mark } = marks();
    const told: string[] = [];
    const program = async (context: StepContext) => {
      await new Promise(setImmediate);
      await context.must({ file: 'true', args: [] });
      told.push('program');
    };
    const read = (needs: readonly string[]) => ({
      reads: true,
      needs,
      run: async (context: StepContext) => {
        const children = readFileSync(join(dir, 'runs', `${RUN}.jsonl`), 'utf8').match(/"type":"child"/g) ?? [];
        told.push(`${context.run === RUN ? children.length : 'other'} programs began`);
      },
    });
    const silent = async () => {
      await expect.poll(() => told).toContain('1 programs began');
      await expect.poll(() => told.filter((each) => each.endsWith('began'))).toHaveLength(2);
    };
    const state = await start([
      mark('build', { commands: ['true'], run: program }),
      mark('links', read([])),
      mark('waits for a person', { needs: ['build', 'links'], commands: ['none yet'], run: silent }),
      mark('later', read(['build', 'links'])),
    ]);
    expect(state).toMatchObject({ state: 'done', exit: 0 });
    expect(told.filter((each) => each.endsWith('began'))).toEqual(['1 programs began', '1 programs began']);
  });

  it('ends complete or as before, wherever its process dies', async () => {
    let deaths = 0;
    const endings = new Set<string>();
    for (const how of ['resume', 'abort'] as const)
      for (let count = 0; ; count += 1) {
        rmSync(dir, { recursive: true, force: true });
        const { world, mark } = marks();
        const steps = [mark('a'), mark('b'), mark('c', { irreversible: true }), mark('d')];
        const died = await start(steps, 'run', dyingAfter(count)).then(
          () => false,
          () => true,
        );
        if (!died) break;
        deaths += 1;
        const state = await start(steps, how).catch((error: unknown) => error);
        const { state: end, code, error } = Object(state) as { state?: string; code?: string; error?: Error | null };
        const left = /Not done: .*/.exec(error?.message ?? '')?.[0];
        endings.add([how, end ?? code, [...world].join(''), left].filter((word) => word !== undefined).join(' '));
      }
    expect(endings).toEqual(
      new Set([
        'resume no-run ',
        'resume done abcd',
        'abort no-run ',
        'abort undone ',
        'abort abandoned abc Not done: Set d.',
        'abort abandoned abcd',
      ]),
    );
    expect(deaths).toBe(2 * 11);
  });
});
