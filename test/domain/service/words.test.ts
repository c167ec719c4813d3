import { describe, expect, it, test } from 'vitest';

import { consequencesOf } from '#domain/service/consequences.ts';
import { nameOfService, serviceNamed } from '#domain/service/names.ts';
import { possible } from '#domain/service/possible.ts';
import { inverseOf, UNIT_ACTIONS, type UnitAction, type UnitState } from '#domain/service/unit.ts';

describe('the name of a service', () => {
  const web = { id: 'web', manager: 'pm2', unit: 'web' };
  const memory = { id: 'memory', manager: 'systemd', unit: 'mem0ai.service' };
  const strange = { id: null, manager: 'systemd', unit: 'web.service' };
  const two = { id: null, manager: 'systemd-user', unit: 'cron.service' };
  const known = [web, memory, strange, two, { ...two, manager: 'systemd' }];

  test.each([
    ['web', web],
    ['pm2/web', web],
    ['systemd/web', strange],
    ['systemd/web.service', strange],
    ['mem0ai', memory],
    ['mem0ai.service', memory],
    ['systemd-user/cron', two],
  ])('%s is found', (name, service) => {
    expect(serviceNamed(name, known)).toEqual({ state: 'one', service });
  });

  it('that belongs to two is told with both', () => {
    expect(serviceNamed('cron', known)).toEqual({ state: 'several', names: ['systemd-user/cron', 'systemd/cron'] });
  });

  it('that belongs to none is told with the nearest', () => {
    expect(serviceNamed('memroy', known)).toEqual({ state: 'none', near: 'memory' });
    expect(serviceNamed('postgres', known)).toEqual({ state: 'none', near: null });
  });

  it('is its id, else what no other service has', () => {
    expect([nameOfService(memory), nameOfService(strange)]).toEqual(['memory', 'systemd/web']);
  });
});

const standing = (state: UnitState, pid: number | null = null) => ({ state, pid });

test.each<[UnitAction, ReturnType<typeof standing>, 'yes' | 'already' | 'no']>([
  ['start', standing('running', 1), 'already'],
  ['start', standing('starting', 1), 'already'],
  ['start', standing('stopped'), 'yes'],
  ['start', standing('failed'), 'yes'],
  ['start', standing('masked'), 'no'],
  ['stop', standing('stopped'), 'already'],
  ['stop', standing('failed'), 'already'],
  // A frozen process is there, and has to go.
  ['stop', standing('failed', 7), 'yes'],
  ['stop', standing('crash-loop'), 'yes'],
  ['restart', standing('failed'), 'yes'],
  ['restart', standing('masked'), 'no'],
  ['reload', standing('stopped'), 'no'],
  ['reload', standing('running', 1), 'yes'],
  ['kill', standing('stopped'), 'no'],
  ['kill', standing('running', 1), 'yes'],
  ['disable', standing('masked'), 'yes'],
])('%s of %o: %s', (action, unit, state) => {
  expect(possible(action, unit).state).toBe(state);
});

test('nothing can be done with what nobody knows', () => {
  for (const action of UNIT_ACTIONS)
    for (const state of ['not-found', 'unknown'] as const)
      expect(possible(action, standing(state, 1)).state).toBe('no');
});

test('what takes an action back is taken back by it', () => {
  const twice = UNIT_ACTIONS.map((action) => inverseOf(inverseOf(action) ?? 'kill'));
  expect(twice).toEqual(['start', 'stop', null, null, 'enable', 'disable', null]);
  expect(['restart', 'reload', 'kill'].map((action) => inverseOf(action as UnitAction))).toEqual([null, null, null]);
});

describe('what an action means', () => {
  const asked = { signal: 'TERM', names: ['db'], dependents: ['api', 'web'] } as const;

  it('says who will not work without it', () => {
    expect(consequencesOf({ ...asked, action: 'stop' })).toEqual([
      'Nobody is served until it is started again.',
      'api, web need it and will not work without it.',
      'It is taken back by start.',
    ]);
  });

  it('says nothing of them where they feel nothing', () => {
    expect(consequencesOf({ ...asked, action: 'reload' }).join()).not.toContain('api');
    expect(consequencesOf({ ...asked, action: 'kill', signal: 'HUP' }).join()).not.toContain('api');
  });

  it('names the order of several, and cuts a long list', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(consequencesOf({ ...asked, action: 'restart', names: ['db', 'cache'], dependents: many })).toEqual([
      'It serves nobody for a moment; what it is doing is cut.',
      'Each when those it needs are ready.',
      'a, b, c, d and 2 more need it and will feel that.',
      'It cannot be taken back.',
    ]);
  });
});
