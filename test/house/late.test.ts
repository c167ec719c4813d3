import { globSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { late, madeAtOnce } from '../../scripts/build/late.ts';

const FILES = ['string-width', 'wrap-ansi', 'slice-ansi', 'ink/build', '@alcalzone/ansi-tokenize'].flatMap((folder) =>
  globSync(`node_modules/${folder}/**/*.js`, { exclude: ['**/node_modules/*/node_modules/**'] }),
);

describe('what packages make when they are loaded', () => {
  it('is made at the first use, in every file that makes a segmenter or the pattern of all emoji', () => {
    const slow = FILES.filter((file) => madeAtOnce(readFileSync(file, 'utf8')));
    expect(slow.length).toBeGreaterThanOrEqual(5);
    expect(slow.filter((file) => madeAtOnce(late(readFileSync(file, 'utf8'))))).toEqual([]);
  });

  it('does the same as before', () => {
    const made = late('const letters = new Intl.Segmenter();\nconst emoji = /^\\p{RGI_Emoji}$/v;\n');
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call -- the source that the build makes
    const { letters, emoji } = new Function(`${made}return { letters, emoji };`)() as {
      letters: Intl.Segmenter;
      emoji: RegExp;
    };
    expect(Array.from(letters.segment('e\u0301a'), ({ segment }) => segment)).toEqual(['e\u0301', 'a']);
    expect([emoji.test('🎉'), emoji.test('a')]).toEqual([true, false]);
  });
});
