import fc from 'fast-check';
import { expect, test } from 'vitest';

import { badgeText, staticBadges } from '#domain/release/docs/badge.ts';
import { replaceAll } from '#domain/release/edits/replace.ts';

test.each([
  ['https://img.shields.io/badge/version-1.2.3-blue', 'version', '1.2.3'],
  ['https://img.shields.io/badge/version-1.2.3--rc.1-blue.svg', 'version', '1.2.3-rc.1'],
  ['https://img.shields.io/badge/version-1.2.3-rc.1-blue', 'version', '1.2.3-rc.1'],
  ['https://img.shields.io/badge/latest_release-v1.2.3%2B5-0a0a0a?style=flat', 'latest release', 'v1.2.3+5'],
  ['https://img.shields.io/badge/my--pkg-1.0-green', 'my-pkg', '1.0'],
  ['https://img.shields.io/static/v1?label=version&message=1.2.3-rc.1&color=blue', 'version', '1.2.3-rc.1'],
  ['https://img.shields.io/badge/x?message=1.2.3&label=my+version', 'my version', '1.2.3'],
  ['https://badgen.net/badge/version/1.2.3-rc.1/blue', 'version', '1.2.3-rc.1'],
  ['https://flat.badgen.net/badge/version/1.2.3', 'version', '1.2.3'],
])('%s says %s: %s', (url, label, message) => {
  const text = `# A\n![v](${url})\n`;
  const [badge, ...more] = staticBadges(text);
  expect(more).toEqual([]);
  expect(badge).toMatchObject({ label, message });
});

test.each([
  'https://img.shields.io/npm/v/api',
  'https://img.shields.io/badge/only-blue',
  'https://img.shields.io/github/v/release/ana-dev/api?label=version',
  'https://example.org/badge/version-1.2.3-blue',
])('%s is no static badge with label and message', (url) => {
  expect(staticBadges(`![v](${url})`)).toEqual([]);
});

test('a message comes out as it was written, whatever is in it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^v?\d[\w.+! ()'-]*\w$/), fc.constantFrom('svg', ''), (message, ending) => {
      const text = `![v](https://img.shields.io/badge/version-0-blue${ending && '.svg'}) text`;
      const [badge] = staticBadges(text);
      const { start = 0, end = 0 } = badge ?? {};
      const after = replaceAll(text, [{ start, end, by: badgeText(message) }]);
      expect(staticBadges(after)).toMatchObject([{ label: 'version', message }]);
    }),
  );
});
