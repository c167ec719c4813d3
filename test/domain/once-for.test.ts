import { expect, it } from 'vitest';

import { onceFor } from '#domain/once-for.ts';

it('works a rule out once for the same object, also where the answer is nothing, and anew for an equal one', () => {
  const asked: (readonly number[])[] = [];
  const first = onceFor((list: readonly number[]) => {
    asked.push(list);
    return list[0];
  });
  const [some, none] = [[1, 2], []];
  expect([first(some), first(some), first(none), first(none), first([1, 2])]).toEqual([1, 1, undefined, undefined, 1]);
  expect(asked).toHaveLength(3);
  expect(asked[0]).toBe(some);
});
