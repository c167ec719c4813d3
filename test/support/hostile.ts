import { expect } from 'vitest';

import type { Session } from './terminal/pty.ts';

const ESC = '\u001b';

/**
 * What hostile programs write: colours, a title, the clipboard in each form, a cleared screen, a hyperlink. What must not
 * be seen of it holds `owned`, also as base64, or `evil`.
 */
export const HOSTILE = [
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}]0;owned${ESC}\\title`,
  `${ESC}]2;owned\u0007window`,
  `${ESC}]52;c;b3duZWQ=${ESC}\\clipboard`,
  `\u009d52;c;b3duZWQ=\u009ceight bits`,
  `${ESC}P${ESC}]52;c;b3duZWQ=\u0007${ESC}\\passed on`,
  `${ESC}[2J${ESC}[Hcleared`,
  `${ESC}]8;;http://evil.example${ESC}\\link${ESC}]8;;${ESC}\\`,
  '\u009b2Jc1 \u202eright to left\u0007bell\rreturned',
];

/** What is left of it for a person to read. */
export const HARMLESS = ['red', 'title', 'window', 'clipboard', 'eight bits', 'passed on', 'cleared', 'link', 'c1'];

/** Nothing of it came to the terminal, which would not show it. */
export function expectUntouched({ asked, raw }: Pick<Session, 'asked' | 'raw'>): void {
  expect(asked).toEqual([]);
  // oxlint-disable-next-line no-control-regex -- these must not be there
  expect(raw).not.toMatch(/\x1b[\]P]|[\x07\x80-\x9f\u202e]|owned|b3duZWQ|evil/);
}
