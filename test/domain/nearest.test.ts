import fc from 'fast-check';
import { expect, test } from 'vitest';

import { nearest } from '#domain/nearest.ts';

test.each([
  ['intervall', ['interval', 'timeout'], 'interval'],
  ['helth', ['health', 'help'], 'health'],
  ['tpc', ['tcp', 'tls'], 'tcp'],
  ['HTTP', ['http', 'https'], 'http'],
  ['produ', ['development', 'production'], 'production'],
  ['pro', ['projects', 'projectRoots'], null],
  ['zebra', ['health', 'push'], null],
  ['x', ['health'], null],
  ['chekcs', ['checks'], 'checks'],
])('%s among %j is %s', (word, words, meant) => {
  expect(nearest(word, words)).toBe(meant);
});

test('a word that is there is found, and what is found is one of the words', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), fc.nat(), (words, pick) => {
      const word = words[pick % words.length] ?? '';
      expect(nearest(word, words)).toBe(word);
    }),
  );
});

test('two letters swapped are near whatever the word', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(), (word, pick) => {
      const at = pick % (word.length - 1);
      const slipped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
      expect(nearest(slipped, [word])).toBe(word);
    }),
  );
});
