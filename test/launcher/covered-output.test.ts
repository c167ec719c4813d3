import { expect, test } from 'vitest';

import { copySequence } from '#screens/frame/clipboard.ts';

import { coveredOutput } from '../../src/launcher/covered-output.ts';
import { createEmulator } from '../support/terminal/emulator.ts';
import { TtyOut } from '../support/terminal/tty-streams.ts';

/** What comes to a terminal of what is written, where `secret` is known. */
function written(text: string): string {
  const terminal = new TtyOut(createEmulator({ cols: 80, rows: 24 }));
  const output = coveredOutput(terminal as unknown as NodeJS.WriteStream, (each) => each.replaceAll('secret', '•••'));
  output.write(text);
  return terminal.raw;
}

test('a known value is not drawn, also beside a text that looks like the clipboard', () => {
  expect(written('the secret')).toBe('the •••');
  expect(written('a log says ]52;c; and the secret')).toBe('a log says ]52;c; and the •••');
});

test.each([null, 'tmux', 'screen'] as const)('what a person copies is given whole, through %s', (multiplexer) => {
  const sequence = copySequence('secret', multiplexer).replace('c2VjcmV0', 'secret');
  expect(written(sequence)).toBe(sequence);
});
