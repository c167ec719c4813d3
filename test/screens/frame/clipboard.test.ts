import { expect, it } from 'vitest';

import { copySequence } from '#screens/frame/clipboard.ts';

const PLAIN = '\u001b]52;c;YeKclA==\u0007';

it('speaks to the terminal itself', () => {
  expect(copySequence('a✔', null)).toBe(PLAIN);
});

it('asks tmux itself and asks it to pass the words on', () => {
  expect(copySequence('a✔', 'tmux')).toBe(`${PLAIN}\u001bPtmux;\u001b${PLAIN}\u001b\\`);
});

it('goes through screen', () => {
  expect(copySequence('a✔', 'screen')).toBe(`\u001bP${PLAIN}\u001b\\`);
});
