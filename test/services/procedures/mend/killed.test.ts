import { describe, expect, it } from 'vitest';

import { isUnfinished, runOf } from '#domain/procedure/run-state.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { planMend } from '#services/procedures/mend/plan.ts';
import { mendProcedure } from '#services/procedures/mend/procedure.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { dyingAt } from '../../../support/killing/dying.ts';
import { Acting } from '../../../support/service/acting.ts';

const HOLDER: ProcessFacts = {
  pid: 4127,
  startedAt: 1000,
  parent: 1,
  name: 'node',
  commandLine: 'node preview.js',
  state: 'S',
  rssBytes: 0,
  cpuMs: 0,
};
const SERVICES = [{ id: 'web', ready: { withinMs: 2000, everyMs: 100 } }] as const;
const FIX = { id: 'end-port-holder', title: 'End node', commands: ['kill -TERM 4127'], costs: null, act: null };
const MEND = {
  fix: FIX,
  ends: { pid: HOLDER.pid, startedAt: HOLDER.startedAt, signal: 'TERM' },
  acts: { action: 'start', unit: null },
} as const;

/** A failed service and the process that is in its way: what was done to both, in order. */
class Machine {
  readonly done: string[] = [];
  holds = true;

  acting(journals: Journals): Acting {
    const acting = new Acting(SERVICES, journals);
    const { processes } = acting.world;
    const find = async (pid: number) => (pid === HOLDER.pid && this.holds ? HOLDER : null);
    const signal = async () => {
      this.done.push('signal');
      this.holds = false;
    };
    acting.world = { ...acting.world, processes: { ...processes, find, signal } };
    return acting;
  }
}

async function work(acting: Acting, run: string, how: How) {
  const { world } = acting;
  const planned = await acting.over(
    planMend(world, { services: acting.services, checks: [] }, MEND, {
      service: { id: 'web', manager: 'fake', unit: 'web' },
      signal: new AbortController().signal,
    }).catch(() => null),
  );
  const plan = planned?.plan ?? runOf(run, acting.journals.read(run)).plan;
  if (plan === null) throw new Error('there is no plan');
  const host = hostOf(world, { onEvent: () => undefined });
  return acting.over(execute(mendProcedure(world, plan), { run, how, host, control: new Control() }));
}

/** A run whose process dies instead of its record N; another one goes on with what it left. */
async function died(count: number, how: 'resume' | 'abort') {
  const real = fakeJournals();
  let left = count;
  const machine = new Machine();
  const first = machine.acting(dyingAt(real, () => (left -= 1) < 0));
  first.fake.add('web', 'failed');
  const run = 'mend-20261120-143205-a1b2';
  const end = await work(first, run, 'run').catch(() => null);
  if (end !== null) return null;
  const half = { ended: !machine.holds, acts: first.fake.acts.length, state: runOf(run, real.read(run)) };
  const next = machine.acting(real);
  for (const [name, unit] of first.fake.units) next.fake.units.set(name, unit);
  const begun = real.list().length > 0 && real.read(run).length > 0;
  const state = begun ? await work(next, run, how) : null;
  return {
    half,
    begun,
    state: state?.state ?? 'nothing',
    says: state?.error?.message ?? '',
    signals: machine.done.length,
    holds: machine.holds,
    acts: [...first.fake.acts, ...next.fake.acts],
    web: next.fake.units.get('web')?.state,
  };
}

describe('a process that is killed while it frees what a service needs and starts it', () => {
  it('at every record: it is offered, resumed it is done once, and nothing is started before the way is free', async () => {
    let deaths = 0;
    for (; ; deaths += 1) {
      const resumed = await died(deaths, 'resume');
      if (resumed === null) break;
      const { half, begun } = resumed;
      // Whatever was done already can be seen and gone on with.
      const isOffered = begun && isUnfinished(half.state);
      expect([deaths, isOffered || !half.ended, half.ended || half.acts === 0]).toEqual([deaths, true, true]);
      const done = { state: 'done', signals: 1, holds: false, acts: ['start web'], web: 'running' };
      const nothing = { state: 'nothing', signals: 0, holds: true, acts: [], web: 'failed' };
      expect([deaths, resumed]).toMatchObject([deaths, begun ? done : nothing]);
    }
    expect(deaths).toBeGreaterThan(12);
  });

  it('at every record: taken back the service is as before, and what cannot be taken back is said', async () => {
    let deaths = 0;
    const ends = new Set<string>();
    for (; ; deaths += 1) {
      const aborted = await died(deaths, 'abort');
      if (aborted === null) break;
      ends.add(aborted.state);
      expect([deaths, aborted.signals <= 1, aborted.state === 'done']).toEqual([deaths, true, false]);
      const asBefore = aborted.web === 'failed' && aborted.holds;
      expect([deaths, aborted.state !== 'undone' || asBefore]).toEqual([deaths, true]);
      expect([deaths, aborted.holds || aborted.says !== '']).toEqual([deaths, true]);
    }
    expect([...ends].toSorted()).toEqual(['abandoned', 'nothing', 'undone']);
  });
});
