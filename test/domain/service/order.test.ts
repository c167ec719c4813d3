import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dependentsOf, needsAmong, type Ordered, startOrder, stopOrder } from '#domain/service/order.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Services without a circle: each leads only to some of those before it. */
const services = fc
  .array(fc.record({ after: fc.subarray(NAMES), requires: fc.subarray(NAMES) }), {
    minLength: 1,
    maxLength: NAMES.length,
  })
  .map((given): readonly Ordered[] =>
    given.map(({ after, requires }, at) => {
      const earlier = (names: readonly string[]) => names.filter((name) => NAMES.indexOf(name) < at);
      return { id: NAMES[at] ?? '', after: earlier(after), requires: earlier(requires) };
    }),
  );
const some = services.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: 1 })));

describe('the order of services', () => {
  it('starts each after those it needs, also over services that are not asked for', () => {
    fc.assert(
      fc.property(some, ([all, chosen]) => {
        const order = startOrder(chosen, all).map(({ id }) => id);
        expect(order.toSorted()).toEqual(chosen.map(({ id }) => id).toSorted());
        for (const [id, needs] of needsAmong(order, all))
          for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
      }),
    );
  });

  it('keeps an order through a service between two that are asked for', () => {
    const all = [{ id: 'web', after: ['api'] }, { id: 'api', requires: ['db'] }, { id: 'db' }];
    expect([...needsAmong(['web', 'db'], all)]).toEqual([
      ['web', ['db']],
      ['db', []],
    ]);
  });

  it('stops in reverse', () => {
    fc.assert(
      fc.property(some, ([all, chosen]) => {
        expect(stopOrder(chosen, all)).toEqual(startOrder(chosen, all).toReversed());
      }),
    );
  });

  it('leaves services that know nothing of each other as they were named', () => {
    const all = [{ id: 'c' }, { id: 'a' }, { id: 'b' }];
    expect(startOrder(all, all)).toEqual(all);
  });

  it('gets to an end even with a circle', () => {
    const all = [
      { id: 'a', after: ['b'] },
      { id: 'b', after: ['a'] },
      { id: 'c', after: ['a'] },
    ];
    expect(startOrder(all, all).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('those that cannot do without a service', () => {
  const all = [
    { id: 'db' },
    { id: 'api', requires: ['db'] },
    { id: 'web', requires: ['api'] },
    { id: 'mail', after: ['db'] },
  ];

  it('are found over others, and only where one is required', () => {
    expect(dependentsOf(['db'], all)).toEqual(['api', 'web']);
    expect(dependentsOf(['mail'], all)).toEqual([]);
  });

  it('are named only beside what is asked for', () => {
    expect(dependentsOf(['db', 'api'], all)).toEqual(['web']);
  });
});
