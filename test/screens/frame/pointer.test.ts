import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createPointerReader } from '#screens/frame/pointer.ts';

import { keyBytes } from '../../support/terminal/keys.ts';

const read = (...chunks: readonly string[]) => chunks.flatMap(createPointerReader());

it('reads clicks, the wheel and focus, and nothing else', () => {
  expect(read(keyBytes('click@4,2'), 'jk', keyBytes('wheel-up@1,1'), keyBytes('wheel-down@0,9'))).toEqual([
    { type: 'click', x: 4, y: 2 },
    { type: 'wheel', step: -1, x: 1, y: 1 },
    { type: 'wheel', step: 1, x: 0, y: 9 },
  ]);
  expect(read(keyBytes('focus-out'), keyBytes('focus-in'))).toEqual([
    { type: 'focus', focused: false },
    { type: 'focus', focused: true },
  ]);
  expect(read(keyBytes('right-click@1,1'), keyBytes('up'), keyBytes('f5'), keyBytes('insert'))).toEqual([]);
});

it('takes a click with a modifier for a click', () => {
  expect(read('\u001b[<16;5;3M')).toEqual([{ type: 'click', x: 4, y: 2 }]);
});

it('never acts on what is pasted', () => {
  const evil = `\u001b[200~${keyBytes('click@1,1')}`;
  expect(read(evil, keyBytes('click@2,2'), '\u001b[201~', keyBytes('click@3,3'))).toEqual([
    { type: 'click', x: 3, y: 3 },
  ]);
});

it('puts reports together that arrive in pieces', () => {
  const whole = ['click@10,5', 'wheel-down@3,4', 'focus-out', 'click@0,0'].map(keyBytes).join('x');
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length), { maxLength: 6 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const chunks = at.slice(1).map((end, index) => whole.slice(at[index], end));
      expect(read(...chunks)).toEqual(read(whole));
    }),
  );
});
