import { describe, expect, it } from 'vitest';

import { withAllowed } from '#config/edit/allow.ts';

const PRINT = 'a1b2c3d4'.repeat(8);

describe('a fingerprint that is allowed', () => {
  it.each([
    ['an empty file', '', `credentials:\n  allow:\n    - ${PRINT} # a key, ~/.env:3\n`],
    [
      'a file about something else, whose every byte stays',
      '# mine\nprojects:\n    - {path: ~/a,   id: a}\n',
      `# mine\nprojects:\n    - {path: ~/a,   id: a}\n\ncredentials:\n  allow:\n    - ${PRINT} # a key, ~/.env:3\n`,
    ],
    [
      'a section without a list',
      '# mine\ncredentials:\n  reveal: 5s # short\n',
      `# mine\ncredentials:\n  reveal: 5s # short\n  allow:\n    - ${PRINT} # a key, ~/.env:3\n`,
    ],
    ['a section with nothing in it', 'credentials:\n', `credentials:\n  allow:\n    - ${PRINT} # a key, ~/.env:3\n`],
    [
      'a list that is there',
      `credentials:\n  allow:\n    - ${'0a'.repeat(8)} # a test\n`,
      `credentials:\n  allow:\n    - ${'0a'.repeat(8)} # a test\n    - ${PRINT} # a key, ~/.env:3\n`,
    ],
  ])('goes into %s', (_what, before, after) => {
    expect(withAllowed(before, PRINT, 'a key, ~/.env:3')).toBe(after);
  });

  it('keeps a place with a line break in its name on one line, and refuses a list it cannot write', () => {
    expect(withAllowed('', PRINT, 'a key, ~/a\nprojects: []:1')).toContain(`- ${PRINT} # a key, ~/a projects: []:1\n`);
    expect(withAllowed('', '1'.repeat(16), 'x')).toContain(`- "${'1'.repeat(16)}" # x\n`);
    expect(() => withAllowed('- a\n', PRINT, 'x')).toThrow(expect.objectContaining({ code: 'config-not-editable' }));
  });
});
