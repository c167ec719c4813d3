import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import { stepOf } from '#domain/procedure/run-state.ts';
import type { KillSignal } from '#domain/processes/signals.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Journals } from '#services/ports/journals.ts';
import { endProcess, planEndProcess } from '#services/procedures/end-process/procedure.ts';
import type { EndProcessWorld } from '#services/procedures/end-process/stand.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';

import { CALM, ownProcess, STUBBORN } from '../../../support/own-process.ts';

const clock = realClock();
const real: EndProcessWorld = { clock, processes: realProcesses() };

let dir = '';
let nth = 0;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'end-process-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Journals of a program that dies when it would write that a step is over. */
function dyingBeforeFinished(step: string): Journals {
  const journals = realJournals(dir);
  let dead = false;
  return {
    ...journals,
    create(id) {
      const journal = journals.create(id);
      return {
        ...journal,
        append(record) {
          dead ||= record.type === 'finished' && record.step === step;
          if (dead) throw new Error('the power went');
          journal.append(record);
        },
      };
    },
  };
}

interface Doing {
  readonly world?: EndProcessWorld;
  readonly how?: How;
  readonly id?: string;
  readonly journals?: Journals;
  readonly answers?: readonly string[];
}

const nextId = () => `end-process-20260105-101500-${String((nth += 1)).padStart(4, '0')}`;

/** Executes a plan; questions are answered in order, and kept. */
async function run(plan: Plan, { world = real, how = 'run', answers, id = nextId(), ...doing }: Doing = {}) {
  const asked: Question[] = [];
  const left = [...(answers ?? [])];
  const ask = async (_step: string, question: Question): Promise<Answer | null> => {
    asked.push(question);
    const value = left.shift();
    return value === undefined ? null : { value };
  };
  const state = await execute(endProcess(world, plan), {
    run: id,
    how,
    control: new Control(),
    host: {
      clock,
      shell: realShell(),
      journals: doing.journals ?? realJournals(dir),
      locks: realLocks(clock),
      redaction: () => ({ push: (text) => text, flush: () => '' }),
      onEvent: () => undefined,
      retryDelayMs: 10,
      ...(answers === undefined ? {} : { ask }),
    },
  });
  return { state, asked, id };
}

const planFor = (pid: number, signal: KillSignal = 'TERM', waitMs = 5000) =>
  planEndProcess(real, { pid, signal, waitMs });

describe('a real process', () => {
  test('ends when it is asked to, and that is seen and recorded', async () => {
    await using one = await ownProcess(CALM);
    const plan = await planFor(one.pid);
    expect(plan).toMatchObject({ procedure: 'end-process', title: `End ${one.pid} node` });
    expect(plan.steps.find(({ id }) => id === 'signal')?.commands).toEqual([`kill -TERM ${one.pid}`]);
    const over = once(one.child, 'exit');
    const { state, id } = await run(plan);
    expect(await over).toEqual([null, 'SIGTERM']);
    expect(state).toMatchObject({ state: 'done', exit: 0, result: { pid: one.pid, signal: 'TERM', stand: 'ended' } });
    expect(
      realJournals(dir)
        .read(id)
        .map(({ type }) => type),
    ).toContain('ended');
  });

  test('that does not listen stays, and the exit says so', async () => {
    await using one = await ownProcess(STUBBORN);
    const { state } = await run(await planFor(one.pid, 'TERM', 50));
    expect(state).toMatchObject({ state: 'done', exit: 20, result: { stand: 'running', done: false } });
    expect(one.child.signalCode).toBeNull();
  });

  test('that does not listen is waited for, then ended at once, as the person says', async () => {
    await using one = await ownProcess(STUBBORN);
    const { state, asked } = await run(await planFor(one.pid, 'TERM', 50), { answers: ['wait', 'kill'] });
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject({ kind: 'choice', title: `${one.pid} node is still there 50 ms after TERM.` });
    expect(state).toMatchObject({ state: 'done', exit: 0, result: { stand: 'ended' } });
    await expect.poll(() => one.child.signalCode).toBe('SIGKILL');
  });

  test('that does not listen may be left', async () => {
    await using one = await ownProcess(STUBBORN);
    const { state } = await run(await planFor(one.pid, 'TERM', 50), { answers: [] });
    expect(state).toMatchObject({ state: 'done', exit: 20 });
  });

  test('stands still and goes on', async () => {
    await using one = await ownProcess(CALM);
    const stopped = await run(await planFor(one.pid, 'STOP'));
    expect(stopped.state.result).toMatchObject({ stand: 'stopped', done: true });
    const going = await run(await planFor(one.pid, 'CONT'));
    expect(going.state.result).toMatchObject({ stand: 'running', done: true });
  });

  test('that ended before anything was sent gets nothing', async () => {
    const one = await ownProcess(CALM);
    const plan = await planFor(one.pid);
    await one[Symbol.asyncDispose]();
    const { state } = await run(plan);
    expect(state).toMatchObject({ state: 'undone', exit: 3, error: { code: 'gone' } });
    expect(stepOf(state, 'signal').begun).toBe(false);
    await expect(planFor(one.pid)).rejects.toMatchObject({ code: 'gone', exit: 'nothingToDo' });
  });

  test('with the number of another one is not touched', async () => {
    await using one = await ownProcess(CALM);
    const plan = await planFor(one.pid);
    const other = { ...plan, params: { ...plan.params, startedAt: Number(plan.params['startedAt']) - 10 } };
    expect((await run(other)).state).toMatchObject({ exit: 3, error: { code: 'gone' } });
    expect(one.child.signalCode).toBeNull();
    await expect(planEndProcess(real, { pid: one.pid, startedAt: 1, signal: 'KILL' })).rejects.toMatchObject({
      code: 'gone',
    });
  });

  test('is not signalled again when the run goes on after a crash', async () => {
    await using one = await ownProcess(CALM);
    const plan = await planFor(one.pid);
    const id = nextId();
    const over = once(one.child, 'exit');
    await expect(run(plan, { id, journals: dyingBeforeFinished('signal') })).rejects.toThrow('the power went');
    await over;
    const sent: number[] = [];
    const signal: EndProcessWorld['processes']['signal'] = async ({ pid }) => void sent.push(pid);
    const { state } = await run(plan, {
      id,
      how: 'resume',
      world: { clock, processes: { ...real.processes, signal } },
    });
    expect(state).toMatchObject({ state: 'done', exit: 0, result: { stand: 'ended' } });
    expect(sent).toEqual([]);
  });
});

test('this program and the first process are guarded', async () => {
  await expect(planFor(process.pid)).rejects.toMatchObject({ code: 'guarded', exit: 'refused' });
  await expect(planFor(1)).rejects.toMatchObject({ code: 'guarded' });
});

describe('somebody else’s process', () => {
  const foreign: EndProcessWorld = {
    clock,
    processes: {
      ...real.processes,
      signal: async () => Promise.reject(new OpsError('no-rights', 'not yours', { exit: 'refused' })),
    },
  };

  test('is refused where nobody can be asked', async () => {
    await using one = await ownProcess(CALM);
    const { state } = await run(await planFor(one.pid), { world: foreign });
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'no-rights' } });
  });

  test('is the turn of the person, with the command for it', async () => {
    await using one = await ownProcess(CALM);
    const { state, asked } = await run(await planFor(one.pid, 'TERM', 20), {
      world: foreign,
      answers: ['ran', 'leave'],
    });
    expect(asked[0]).toMatchObject({ kind: 'your-turn', command: `sudo kill -TERM ${one.pid}` });
    expect(asked[1]).toMatchObject({ id: 'still-there' });
    expect(state).toMatchObject({ state: 'done', exit: 20 });
  });
});

test('a plan of another version is refused', async () => {
  await using one = await ownProcess(CALM);
  const plan = await planFor(one.pid);
  expect(() => endProcess(real, { ...plan, params: {} })).toThrow(expect.objectContaining({ code: 'bad-plan' }));
});
