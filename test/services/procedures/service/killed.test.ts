import { describe, expect, it } from 'vitest';

import type { UnitAction } from '#domain/service/unit.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import type { Journals } from '#services/ports/journals.ts';

import { Acting } from '../../../support/service/acting.ts';

/** Journals whose process dies after so many records; what was written stays. */
function dyingAfter(count: number, real: Journals): Journals {
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

const SERVICES = [
  { id: 'web', requires: ['db'], ready: { withinMs: 2000, everyMs: 100 } },
  { id: 'db', ready: { withinMs: 2000, everyMs: 100 } },
] as const;

/** Lets a run die after its record N, and another process goes on with it. */
async function died(action: UnitAction, after: number, how: 'resume' | 'abort') {
  const real = fakeJournals();
  const dying = new Acting(SERVICES, dyingAfter(after, real));
  for (const { id } of SERVICES) dying.fake.add(id, action === 'start' ? 'stopped' : 'running');
  const end = await dying.run(action, ['web', 'db']).catch(() => null);
  if (end !== null) return null;
  const next = new Acting(SERVICES, real);
  for (const [name, unit] of dying.fake.units) next.fake.units.set(name, unit);
  const [run] = real.list();
  if (run === undefined || real.read(run).length === 0) return { state: 'nothing', units: unitsOf(next), acts: [] };
  const { state } = await next.goOn(how, run);
  return { state, units: unitsOf(next), acts: [...dying.fake.acts, ...next.fake.acts] };
}

const unitsOf = ({ fake }: Acting) => [...fake.units.values()].map(({ state }) => state);

describe('a process that is killed while it acts on services', () => {
  it.each(['start', 'stop'] as const)('%s: resumed it is done, taken back all is as before', async (action) => {
    const [before, after] = action === 'start' ? ['stopped', 'running'] : ['running', 'stopped'];
    let deaths = 0;
    for (; ; deaths += 1) {
      const resumed = await died(action, deaths, 'resume');
      if (resumed === null) break;
      const aborted = await died(action, deaths, 'abort');
      expect([deaths, resumed.state, resumed.units]).toEqual([
        deaths,
        resumed.state === 'nothing' ? 'nothing' : 'done',
        resumed.state === 'nothing' ? [before, before] : [after, after],
      ]);
      expect([deaths, aborted?.units]).toEqual([deaths, [before, before]]);
    }
    expect(deaths).toBeGreaterThan(12);
  });

  it('restart: resumed it is done, and nothing is restarted twice that was restarted', async () => {
    let deaths = 0;
    for (; ; deaths += 1) {
      const resumed = await died('restart', deaths, 'resume');
      if (resumed === null) break;
      if (resumed.state === 'nothing') continue;
      expect([deaths, resumed.state]).toEqual([deaths, 'done']);
      expect(resumed.acts).toEqual(['restart db', 'restart web']);
    }
    expect(deaths).toBeGreaterThan(12);
  });
});
