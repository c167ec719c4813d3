import { expect, test } from 'vitest';

import { draftEntry } from '#domain/release/changelog/draft.ts';
import { changelogStyle, KEEP } from '#domain/release/changelog/style.ts';

import { commit } from './commits.ts';

const WEB = { host: 'github', url: 'https://github.com/ana-dev/api' } as const;
const COMPARE = { web: WEB, from: 'v2.4.1', to: 'v2.5.0' };
const COMMITS = [
  commit('feat: add retry budget'),
  commit('fix(pool): close idle sockets'),
  commit('docs: say how to retry'),
  commit('perf: read less'),
  commit('refactor!: drop the old form', { notes: ['Use the new form.'] }),
  commit("Merge branch 'main' into x"),
  commit('not in the form'),
];
const RELEASE = { version: '2.5.0', date: '2026-11-20', commits: COMMITS, compare: COMPARE };

test('Keep a Changelog', () => {
  expect(draftEntry({ ...RELEASE, style: KEEP })).toBe(`## [2.5.0] - 2026-11-20

### Added

- add retry budget (a1b2c3d)

### Changed

- read less (a1b2c3d)
- not in the form (a1b2c3d)

### Removed

- **Breaking:** drop the old form (a1b2c3d)
  Use the new form.

### Fixed

- pool: close idle sockets (a1b2c3d)
`);
});

const CONVENTIONAL = `# Changelog

## [2.4.1](https://github.com/ana-dev/api/compare/v2.4.0...v2.4.1) (2026-10-01)


### Bug Fixes

* one ([1234567](https://github.com/ana-dev/api/commit/1234567))
`;

test('conventional, with links for the release and its commits', () => {
  const style = changelogStyle(CONVENTIONAL);
  const link = '([a1b2c3d](https://github.com/ana-dev/api/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334))';
  expect(style.kind).toBe('conventional');
  expect(draftEntry({ ...RELEASE, style }))
    .toBe(`## [2.5.0](https://github.com/ana-dev/api/compare/v2.4.1...v2.5.0) (2026-11-20)

### ⚠ BREAKING CHANGES

* Use the new form.

### Features

* add retry budget ${link}

### Bug Fixes

* **pool:** close idle sockets ${link}

### Performance Improvements

* read less ${link}

### Other Changes

* drop the old form ${link}
* not in the form ${link}
`);
});

test('a plain list stays a plain list, in the form of its newest heading', () => {
  const style = changelogStyle('1.0.0 / 2026-01-01\n==================\n\n  * first\n');
  const entry = draftEntry({ ...RELEASE, style, commits: [commit('feat: a'), commit('fix: b')] });
  expect(entry).toBe('2.5.0 / 2026-11-20\n==================\n\n  * a (a1b2c3d)\n  * b (a1b2c3d)\n');
});

test.each([
  ['## v1.0.0 - 2026-01-01', '## v2.5.0 - 2026-11-20'],
  ['## 1.0.0', '## 2.5.0'],
  ['# Version 1.0.0 (March 5, 2026)', '# Version 2.5.0 (2026-11-20)'],
  ['## [1.0.0] - 2026-01-01 [YANKED]', '## [2.5.0] - 2026-11-20'],
  [
    '## [v1.0.0](https://x.org/a/v1.0.0) – 2026-01-01',
    '## [v2.5.0](https://github.com/ana-dev/api/compare/v2.4.1...v2.5.0) – 2026-11-20',
  ],
])('a heading like %s is followed by %s', (before, after) => {
  const style = changelogStyle(`# Changelog\n\n${before}\n\n- a\n`);
  expect(draftEntry({ ...RELEASE, style }).split('\n')[0]).toBe(after);
});

test('patches are a level deeper where the file has it so', () => {
  const style = changelogStyle(
    '# Changelog\n\n### [1.0.1](u) (2026-01-02)\n\n### Bug Fixes\n\n* b\n\n## [1.0.0](u) (2026-01-01)\n',
  );
  expect(draftEntry({ ...RELEASE, style, version: '2.5.1' })).toMatch(/^### \[2\.5\.1\]/);
  expect(draftEntry({ ...RELEASE, style })).toMatch(/^## \[2\.5\.0\]/);
});

test('titles keep what decorates them', () => {
  const style = changelogStyle(
    '# Changelog\n\n## 1.0.0 (2026-01-01)\n\n### ✨ Features\n\n- a\n\n### 🐛 Bug Fixes\n\n- b\n',
  );
  const entry = draftEntry({ ...RELEASE, style });
  expect(entry).toContain('### ✨ Features\n\n- add retry budget');
  expect(entry).toContain('### 🐛 Bug Fixes\n\n- **pool:** close idle sockets');
});

test('what was written by hand is the release; empty sections of its template go', () => {
  const entry = draftEntry({ ...RELEASE, style: KEEP, curated: '### Added\n\n### Fixed\n\n- by hand\n\n### Security' });
  expect(entry).toBe('## [2.5.0] - 2026-11-20\n\n### Fixed\n\n- by hand\n');
});

test('a release without noticeable changes says so', () => {
  expect(draftEntry({ ...RELEASE, style: KEEP, commits: [commit('chore: tidy')] })).toBe(
    '## [2.5.0] - 2026-11-20\n\nNo changes that users notice.\n',
  );
});

test('commits that say the same are one item', () => {
  const commits = [commit('fix: a'), commit('fix: a', { hash: 'ffffffffffff' })];
  expect(draftEntry({ ...RELEASE, style: KEEP, commits })).toContain('- a (a1b2c3d, fffffff)\n');
});

test.each([
  ['feat: # heading', String.raw`- \# heading (`],
  ['feat: [x]: https://x.org', String.raw`- \[x]: https://x.org (`],
  ['feat: take a Map<Key, Value>', String.raw`- take a Map\<Key, Value> (`],
  ['feat: take `Map<Key>`', '- take `Map<Key>` ('],
  ['feat: one\n## [9.9.9] - 2026-01-01', '- one ## [9.9.9] - 2026-01-01 ('],
  ['feat: red \u001b[31m and \u202eback', '- red [31m and back ('],
])('%j stays an item', (subject, item) => {
  expect(draftEntry({ ...RELEASE, style: KEEP, commits: [commit(subject)] })).toContain(item);
});
