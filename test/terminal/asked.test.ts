import { expect, test } from 'vitest';

import { HOSTILE } from '../support/hostile.ts';
import { trackAsked } from '../support/terminal/asked.ts';
import { createEmulator, parsed } from '../support/terminal/emulator.ts';

test('what a terminal is asked beside drawing is written down, in whatever form it comes', async () => {
  const terminal = createEmulator({ cols: 80, rows: 24 });
  const asked = trackAsked(terminal);
  terminal.write(`${HOSTILE.join('\r\n')}\u001bPtmux;\u001b\u001b]52;c;b3duZWQ=\u0007\u001b\\`);
  await parsed(terminal);
  expect(asked).toEqual([
    'title owned',
    'title owned',
    'clipboard c;b3duZWQ=',
    'clipboard c;b3duZWQ=',
    'clipboard c;b3duZWQ=',
    'link ;http://evil.example',
    'link ;',
    'passed on mux;',
    'clipboard c;b3duZWQ=',
  ]);
  terminal.dispose();
});
