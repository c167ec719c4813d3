import { expect, test } from 'vitest';

import { staticBadges } from '#domain/release/docs/badge.ts';
import { findLinks } from '#domain/release/docs/find-links.ts';
import { placesNaming } from '#domain/release/docs/places.ts';
import { markdownAnchors } from '#domain/release/docs/slug.ts';

const VERSION = {
  file: 'a.md',
  name: 'api',
  repository: 'ana-dev/api',
  current: '1.2.3',
  next: '2.0.0',
  scheme: 'semver',
} as const;

/** Each took a minute and more before it had a bound; the test's own time limit judges. */
test.each([
  '](',
  '[',
  '`',
  '<a ',
  '<h1>',
  '# _a ',
  'https://img.shields.io/badge/a-',
  'https://x(',
  '[a]:\n',
  '<!--',
  'api==',
  '1.2.3 ',
])('a text of 20,000 times %j is read in time', (piece) => {
  const text = piece.repeat(20_000);
  expect(findLinks(text).length).toBeLessThanOrEqual(20_000);
  expect(markdownAnchors(`# ${text}`).size).toBeLessThanOrEqual(20_000);
  expect(staticBadges(text).length).toBeLessThanOrEqual(20_000);
  expect(placesNaming(text, VERSION).length).toBeLessThanOrEqual(20_000);
});
