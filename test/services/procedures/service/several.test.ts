import { describe, expect, it } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';

import { Acting } from '../../../support/service/acting.ts';

const SHOP = [
  { id: 'web', requires: ['api'] },
  { id: 'api', requires: ['db'], after: ['cache'] },
  { id: 'db' },
  { id: 'cache' },
  { id: 'mail' },
] as const;

function shop(state: 'running' | 'stopped' = 'running') {
  const acting = new Acting(SHOP.map((service) => ({ ...service, ready: { withinMs: 2000, everyMs: 100 } })));
  for (const { id } of SHOP) acting.fake.add(id, state);
  return acting;
}
const at = (acts: readonly string[], act: string) => acts.indexOf(act);

describe('several services', () => {
  it('are restarted each when those they need are ready', async () => {
    const acting = shop();
    expect(await acting.run('restart', ['web', 'mail', 'db'])).toMatchObject({ state: 'done', exit: 0 });
    const { acts } = acting.fake;
    // web needs db over api, which was not asked for.
    expect(at(acts, 'restart db')).toBeLessThan(at(acts, 'restart web'));
    expect(acts).toHaveLength(3);
    const events = acting.events.flatMap((event) => ('step' in event ? [`${event.type} ${event.step}`] : []));
    expect(events.indexOf('finished ready-db')).toBeLessThan(events.indexOf('started act-web'));
  });

  it('are stopped in reverse', async () => {
    const acting = shop();
    await acting.run('stop', ['db', 'api', 'web', 'cache']);
    const { acts } = acting.fake;
    expect(acts.slice(0, 2)).toEqual(['stop web', 'stop api']);
    expect(acts.slice(2).toSorted()).toEqual(['stop cache', 'stop db']);
  });

  it('are started all or not at all, and what ran before goes on', async () => {
    const acting = shop('stopped');
    const cache = acting.fake.units.get('cache');
    if (cache !== undefined) acting.fake.up(cache);
    const pid = cache?.pid;
    acting.says.set('http:web', 'critical');
    const state = await acting.run('start', ['web', 'api', 'db', 'cache']);
    expect(state).toMatchObject({
      state: 'undone',
      exit: 5,
      error: { message: expect.stringContaining('web is not ready') as string },
    });
    expect([...acting.fake.units.values()].map((unit) => unit.state)).toEqual([
      'stopped',
      'stopped',
      'stopped',
      'running',
      'stopped',
    ]);
    expect(cache?.pid).toBe(pid);
    expect(acting.fake.acts.slice(3)).toEqual(['stop web', 'stop api', 'stop db']);
  });

  it('go on without one that is not ready, except those that cannot do without it', async () => {
    const acting = shop();
    acting.says.set('http:api', 'critical');
    const state = await acting.run('restart', ['web', 'api', 'db', 'mail']);
    expect(acting.fake.acts.toSorted()).toEqual(['restart api', 'restart db', 'restart mail']);
    expect(stepOf(state, 'act-web')).toMatchObject({ state: 'skipped', summary: 'api is not ready' });
    expect(state).toMatchObject({ state: 'stopped', exit: 9, error: { code: 'not-ready' } });
    expect(state.error?.message).toMatch(/^2 of 4: .*api: http:api critical.*web: still the old process/);
  });

  it('can be resumed to look again', async () => {
    const acting = shop();
    acting.says.set('http:mail', 'critical');
    expect(await acting.run('restart', ['db', 'mail'])).toMatchObject({ state: 'stopped', exit: 9 });
    expect(await acting.goOn('resume')).toMatchObject({ state: 'stopped', exit: 9 });
    acting.says.delete('http:mail');
    expect(await acting.goOn('resume')).toMatchObject({ state: 'done' });
    expect(acting.fake.acts).toHaveLength(2);
  });

  it('are one when they are named twice, with the ending of their unit or without', async () => {
    const acting = shop();
    acting.fake.add('db.service');
    const { plan } = await acting.plan('restart', ['db', 'db', 'db.service']);
    expect(plan.steps.filter(({ phase }) => phase === 'act')).toHaveLength(1);
  });

  it('fail at the end when a later one broke an earlier one', async () => {
    const acting = shop();
    const act = acting.fake.do.bind(acting.fake);
    acting.fake.do = (asked) => {
      act(asked);
      if (asked.unit === 'web') acting.says.set('http:db', 'critical');
    };
    const state = await acting.run('restart', ['db', 'web']);
    expect(state.error?.message).toMatch(/^1 of 2: db: http:db critical/);
  });
});

describe('two runs', () => {
  it('do not act on one unit at the same time', async () => {
    const acting = shop();
    const [one, other] = await Promise.allSettled([acting.run('restart', ['db', 'web']), acting.run('stop', ['web'])]);
    expect(one).toMatchObject({ status: 'fulfilled', value: { state: 'done' } });
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'locked', exit: 'locked' } });
    expect(acting.fake.acts).toEqual(['restart db', 'restart web']);
    // Whoever was refused left no lock behind, neither did who acted.
    await acting.clock.pass(1000);
    expect(await acting.run('stop', ['web'])).toMatchObject({ state: 'done' });
  });
});
