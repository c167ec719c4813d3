import { stripVTControlCharacters } from 'node:util';

import { expect, test } from 'vitest';

import { stillFrame } from '#screens/still.tsx';

import { renderConsole } from '../support/console.tsx';

const trimmed = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());

test.each([
  [120, 36],
  [80, 24],
])('the frame that is kept is what the terminal shows at %ix%i, without the last line', async (columns, rows) => {
  await using console = await renderConsole({ cols: columns, rows });
  const still = trimmed(stripVTControlCharacters(stillFrame(console.outside, columns, rows)));
  expect(still.slice(0, rows - 2)).toEqual(trimmed(console.screen()).slice(0, rows - 2));
});
