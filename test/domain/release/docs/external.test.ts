import { expect, test } from 'vitest';

import { externalFinding, isAskable } from '#domain/release/docs/external.ts';

test.each(['https://x.org', 'http://x.org:8080/a?b#c', 'https://überblick.org/a', 'https://10.0.0.1/a'])(
  '%s is asked for',
  (url) => {
    expect(isAskable(url)).toBe(true);
  },
);

test.each([
  'http://localhost:3000',
  'http://127.0.0.1/',
  'http://intranet/',
  'https://example.com/a',
  'https://api.example.org',
  'https://x.test/',
  'https://ana:secret@x.org/',
  'https://{host}/a',
  'https://x.org/<id>',
  'https://x.org/…',
  'https://$HOST/',
  'https://x.org:999999/',
  'https://',
])('%s is not', (url) => {
  expect(isAskable(url)).toBe(false);
});

const LINK = { url: 'https://x.org/a', file: 'README.md', line: 3 };

test.each([200, 204, 301, 401, 403, 429, 503, 999])('%i is no finding', (status) => {
  expect(externalFinding(LINK, { kind: 'answered', status })).toBeNull();
});

test.each([404, 410, 400, 500])('%i is a warning', (status) => {
  expect(externalFinding(LINK, { kind: 'answered', status })).toMatchObject({
    level: 'warn',
    file: 'README.md',
    line: 3,
    says: `https://x.org/a answers ${status}`,
  });
});
