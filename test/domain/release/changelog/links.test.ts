import { expect, test } from 'vitest';

import { insertEntry } from '#domain/release/changelog/insert.ts';

const ENTRY = '## [2.0.0] - 2026-11-20\n\n- new\n';
const OPTIONS = { version: '2.0.0', tag: 'v2.0.0', previousTag: 'v1.0.0', web: null };
const HEAD = '# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n- old\n\n';

function linksAfter(links: string, more: Partial<Parameters<typeof insertEntry>[2]> = {}): string {
  const { text } = insertEntry(HEAD + links, ENTRY, { ...OPTIONS, ...more });
  return text.slice(text.indexOf('- old\n\n') + 7);
}

const G = 'https://github.com/a/b';

test.each([
  ['GitHub', `${G}/compare/v1.0.0...HEAD`, `${G}/compare/v2.0.0...HEAD`, `${G}/compare/v1.0.0...v2.0.0`],
  ['a branch', `${G}/compare/v1.0.0...main`, `${G}/compare/v2.0.0...main`, `${G}/compare/v1.0.0...v2.0.0`],
  ['two dots', `${G}/compare/v1.0.0..HEAD`, `${G}/compare/v2.0.0..HEAD`, `${G}/compare/v1.0.0..v2.0.0`],
  [
    'GitLab',
    'https://gitlab.com/a/b/-/compare/v1.0.0...HEAD',
    'https://gitlab.com/a/b/-/compare/v2.0.0...HEAD',
    'https://gitlab.com/a/b/-/compare/v1.0.0...v2.0.0',
  ],
  [
    'Bitbucket',
    'https://bitbucket.org/a/b/branches/compare/HEAD%0Dv1.0.0',
    'https://bitbucket.org/a/b/branches/compare/HEAD%0Dv2.0.0',
    'https://bitbucket.org/a/b/branches/compare/v2.0.0%0Dv1.0.0',
  ],
  ['a stale one', `${G}/compare/v0.5.0...HEAD`, `${G}/compare/v2.0.0...HEAD`, `${G}/compare/v1.0.0...v2.0.0`],
])('links in the form of %s', (_, before, unreleased, release) => {
  const old = `[1.0.0]: ${G}/releases/tag/v1.0.0\n`;
  expect(linksAfter(`[unreleased]: ${before}\n${old}`)).toBe(
    `[unreleased]: ${unreleased}\n[2.0.0]: ${release}\n${old}`,
  );
});

test('the release before comes from the link when no tag is known', () => {
  expect(linksAfter(`[Unreleased]: ${G}/compare/1.0.0...HEAD`, { previousTag: null })).toBe(
    `[Unreleased]: ${G}/compare/v2.0.0...HEAD\n[2.0.0]: ${G}/compare/1.0.0...v2.0.0`,
  );
});

test('without an Unreleased link the new one stands before the newest', () => {
  const old = `[1.0.0]: ${G}/compare/v0.9.0...v1.0.0\n[0.9.0]: ${G}/releases/tag/v0.9.0\n`;
  expect(linksAfter(old)).toBe(`[2.0.0]: ${G}/compare/v1.0.0...v2.0.0\n${old}`);
});

test('links told oldest first go on so', () => {
  const old = `[1.0.0]: ${G}/releases/tag/v1.0.0\n`;
  expect(linksAfter(`${old}[Unreleased]: ${G}/compare/v1.0.0...HEAD\n`)).toBe(
    `${old}[2.0.0]: ${G}/compare/v1.0.0...v2.0.0\n[Unreleased]: ${G}/compare/v2.0.0...HEAD\n`,
  );
});

test('an address of unknown form is replaced from the remote, or left', () => {
  const old = '[Unreleased]: https://git.example.org/log/v1.0.0\n';
  expect(linksAfter(old)).toBe(old);
  expect(linksAfter(old, { web: { host: 'gitea', url: 'https://gitea.example.org/a/b' } })).toBe(
    '[Unreleased]: https://gitea.example.org/a/b/compare/v2.0.0...HEAD\n[2.0.0]: https://gitea.example.org/a/b/compare/v1.0.0...v2.0.0\n',
  );
});

test('other definitions stay, and a file without links of releases gets none', () => {
  const other = '[#12]: https://x.org/12\n';
  expect(linksAfter(other)).toBe(other);
  expect(linksAfter('[2.0.0]: https://x.org/2\n[Unreleased]: x/compare/a...HEAD\n')).toBe(
    '[2.0.0]: https://x.org/2\n[Unreleased]: x/compare/a...HEAD\n',
  );
});

test('the label is what stands in the brackets of the heading', () => {
  const { text } = insertEntry(
    `${HEAD}[Unreleased]: ${G}/compare/v1.0.0...HEAD\n`,
    '## [v2.0.0] - 2026-11-20\n',
    OPTIONS,
  );
  expect(text).toContain(`\n[v2.0.0]: ${G}/compare/v1.0.0...v2.0.0\n`);
});

test('the tag of a scoped package stays one part of the address', () => {
  expect(
    linksAfter(`[Unreleased]: ${G}/compare/v1.0.0...HEAD`, { tag: '@ana/api@2.0.0', previousTag: null }),
  ).toContain(`[Unreleased]: ${G}/compare/%40ana/api%402.0.0...HEAD`);
});
