import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import { runOf, stepOf } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Journals } from '#services/ports/journals.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { forget } from '#services/procedures/engine/forget.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

const RUN = 'test-20260105-101500-a1b2';
const clock = realClock();

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'undo-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Steps that each set a mark over what was there, and keep that aside until it is disposed of. */
class Marks {
  readonly now = new Map<string, string>([['a', 'old']]);
  readonly aside = new Map<string, string>();
  readonly undone: string[] = [];

  step(id: string, more: Partial<Step> = {}): Step {
    return {
      id,
      title: `Set ${id}`,
      phase: 'only',
      before: async () => this.now.get(id) ?? null,
      run: async ({ before }) => {
        if (typeof before === 'string') this.aside.set(id, before);
        this.now.set(id, 'new');
      },
      probe: async () => (this.now.get(id) === 'new' ? { state: 'done' } : { state: 'absent' }),
      undo: async () => {
        this.undone.push(id);
        const kept = this.aside.get(id);
        if (kept === undefined) this.now.delete(id);
        else this.now.set(id, kept);
      },
      dispose: async () => void this.aside.delete(id),
      ...more,
    };
  }
}

function procedure(steps: readonly Step[], undoable = true): Procedure {
  const plan: Plan = {
    schema: 1,
    procedure: 'test',
    subject: { id: 'it', path: dir },
    title: 'Test',
    phases: [{ id: 'only', title: 'Only' }],
    steps: plannedAll(steps),
    params: {},
    undoable,
    fingerprint: 'f',
    at: 0,
  };
  return { plan, steps, lock: join(dir, 'lock') };
}

const host = (journals: Journals = realJournals(dir)): Host => ({
  clock,
  shell: realShell(),
  journals,
  locks: realLocks(clock),
  redaction: () => ({ push: (text) => text, flush: () => '' }),
  onEvent: () => undefined,
  retryDelayMs: 10,
});

const go = (what: Procedure, how: How = 'run', journals?: Journals) =>
  execute(what, { run: RUN, how, control: new Control(), host: host(journals) });

/** Journals whose process dies after so many records. */
function dyingAfter(count: number): Journals {
  const real = realJournals(dir);
  let left = count;
  return {
    ...real,
    open(run) {
      const journal = real.open(run);
      return {
        ...journal,
        append(record) {
          if (left === 0) throw new Error('killed');
          left -= 1;
          journal.append(record);
        },
      };
    },
  };
}

const asItWas = (marks: Marks) => expect([...marks.now]).toEqual([['a', 'old']]);

describe('a run that ended', () => {
  it('keeps what it needs to be taken back, and is taken back in reverse', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a'), marks.step('b')]);
    expect(await go(what)).toMatchObject({ state: 'done' });
    expect([...marks.aside]).toEqual([['a', 'old']]);
    expect(await go(what, 'undo')).toMatchObject({ state: 'undone', exit: 0, mode: 'undo' });
    asItWas(marks);
    expect(marks.undone).toEqual(['b', 'a']);
    expect([...marks.aside]).toEqual([]);
  });

  it('is taken back once', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a')]);
    await go(what);
    await go(what, 'undo');
    await expect(go(what, 'undo')).rejects.toMatchObject({ code: 'not-undoable', exit: 'nothingToDo' });
    asItWas(marks);
  });

  it('is not taken back where its plan does not say so', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a')], false);
    await go(what);
    expect([...marks.aside]).toEqual([]);
    await expect(go(what, 'undo')).rejects.toMatchObject({ code: 'not-undoable' });
    expect(marks.now.get('a')).toBe('new');
  });

  it('is not taken back beyond a point of no return', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a'), marks.step('b', { irreversible: true })]);
    await go(what);
    await expect(go(what, 'undo')).rejects.toThrow('it went beyond its point of no return');
  });

  it('keeps everything when a part of it cannot be taken back, so that it can be tried again', async () => {
    const marks = new Marks();
    let isBroken = true;
    const { undo = async () => undefined, ...rest } = marks.step('a');
    const stuck: Step = { ...rest, undo: (context) => (isBroken ? Promise.reject(new Error('no')) : undo(context)) };
    const what = procedure([stuck, marks.step('b')]);
    await go(what);
    expect(await go(what, 'undo')).toMatchObject({ state: 'undo-incomplete', exit: 11 });
    expect([...marks.aside]).toEqual([['a', 'old']]);
    isBroken = false;
    expect(await go(what, 'undo')).toMatchObject({ state: 'undone', exit: 0 });
    asItWas(marks);
  });

  it.each(['undo', 'resume', 'abort'] as const)('killed while it is taken back is gone on with by %s', async (how) => {
    for (let records = 0; ; records += 1) {
      rmSync(dir, { recursive: true, force: true });
      const marks = new Marks();
      const what = procedure([marks.step('a'), marks.step('b')]);
      await go(what);
      const killed = await go(what, 'undo', dyingAfter(records)).then(
        () => false,
        () => true,
      );
      if (!killed) break;
      // Before its first record nothing was begun: the run is done as before.
      const { state } = runOf(RUN, realJournals(dir).read(RUN));
      expect(state).toBe(records === 0 ? 'done' : 'running');
      const after = await go(what, records === 0 ? 'undo' : how);
      expect(after).toMatchObject({ state: 'undone', mode: 'undo' });
      asItWas(marks);
    }
  });
});

describe('a run that is forgotten', () => {
  it('disposes of what it kept, and says why it cannot be taken back', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a')]);
    await go(what);
    expect(await forget(what, { run: RUN, host: host() })).toBe(true);
    expect([...marks.aside]).toEqual([]);
    expect(whyNotUndoable(runOf(RUN, realJournals(dir).read(RUN)))).toBe('what was kept for that is gone');
    await expect(go(what, 'undo')).rejects.toMatchObject({ code: 'not-undoable' });
    expect(await forget(what, { run: RUN, host: host() })).toBe(false);
  });

  it('is forgotten to the end after the process died over it', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a')]);
    await go(what);
    const dying = { ...host(), journals: dyingAfter(1) };
    await forget(what, { run: RUN, host: dying }).catch(() => undefined);
    expect(await forget(what, { run: RUN, host: host() })).toBe(true);
    expect([...marks.aside]).toEqual([]);
    expect(stepOf(runOf(RUN, realJournals(dir).read(RUN)), 'a').state).toBe('done');
  });

  it('is left alone while it is unfinished', async () => {
    const marks = new Marks();
    const what = procedure([marks.step('a')]);
    const { journals } = host();
    const journal = journals.create(RUN);
    journal.append({ seq: 1, at: 0, type: 'planned', plan: what.plan });
    journal.close();
    expect(await forget(what, { run: RUN, host: host() })).toBe(false);
  });
});
