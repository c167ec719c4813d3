import { expect, test } from 'vitest';

import { unreleasedText } from '#domain/release/changelog/curated.ts';
import { draftEntry } from '#domain/release/changelog/draft.ts';
import { insertEntry } from '#domain/release/changelog/insert.ts';
import { changelogStyle } from '#domain/release/changelog/style.ts';

import { commit } from './commits.ts';

interface Form {
  readonly of: string;
  readonly file: string;
  readonly kind: string;
  /** What comes in, and before which text. */
  readonly entry: string;
  readonly before: string;
}

const FORMS: readonly Form[] = [
  {
    of: 'changesets',
    file: '# api\n\n## 1.0.0\n\n### Minor Changes\n\n- a1b2c3d: old\n',
    kind: 'plain',
    entry: '## 2.0.0\n\n### Added\n\n- new (a1b2c3d)\n\n',
    before: '## 1.0.0',
  },
  {
    of: 'release-please',
    file: '# Changelog\n\n## [1.0.0](https://github.com/a/b/compare/v0.9.0...v1.0.0) (2026-01-01)\n\n\n### Features\n\n* old\n',
    kind: 'conventional',
    entry: '## 2.0.0 (2026-11-20)\n\n### Features\n\n* new (a1b2c3d)\n\n',
    before: '## [1.0.0]',
  },
  {
    of: 'a reStructuredText history with overlines',
    file: '=======\nHistory\n=======\n\n------------------\n1.0.0 (2026-01-01)\n------------------\n\n* old\n',
    kind: 'plain',
    entry: '------------------\n2.0.0 (2026-11-20)\n------------------\n\n* new (a1b2c3d)\n\n',
    before: '------------------\n1.0.0',
  },
  {
    of: 'a title in the form of Markdown and bare versions',
    file: '# Change Log\nWords.\n\n## v1.0.0\n- old\n## v0.9.0\n- older\n',
    kind: 'plain',
    entry: '## v2.0.0\n- new (a1b2c3d)\n\n',
    before: '## v1.0.0',
  },
  {
    of: 'a monorepo that names the package',
    file: '# Changelog\n\n## api@1.0.0 (2026-01-01)\n\n- old\n',
    kind: 'plain',
    entry: '## api@2.0.0 (2026-11-20)\n\n- new (a1b2c3d)\n\n',
    before: '## api@1.0.0',
  },
];

test.each(FORMS)('a changelog in the form of $of goes on in it', ({ file, kind, entry, before }) => {
  const style = changelogStyle(file);
  const commits = [commit('feat: new')];
  const drafted = draftEntry({ style, version: '2.0.0', date: '2026-11-20', commits, compare: null });
  const options = { version: '2.0.0', tag: 'v2.0.0', previousTag: 'v1.0.0', web: null };
  expect(style.kind).toBe(kind);
  expect(insertEntry(file, drafted, options).text).toBe(file.replace(before, () => `${entry}${before}`));
});

test.each(['1.0rc1', '1.0.0-rc.1', 'v1.0.0-RC.1', '2026.11.20'])(
  '%s is known in another spelling or case',
  (version) => {
    const file = `# Changelog\n\n## [${version}] - 2026-01-01\n\n- old\n`;
    const options = { tag: version, previousTag: null, web: null };
    expect(insertEntry(file, 'x', { ...options, version: version.replace('v', '') }).outcome).toBe('already-there');
    expect(insertEntry(file, '## 9.9.9\n', { ...options, version: '9.9.9' }).outcome).toBe('inserted');
  },
);

test.each(['### 3.12 support', '### 2.0 is dropped', '## 10 reasons', '### Node.js 24.1 runs it'])(
  'the heading %s is no release',
  (heading) => {
    const file = `# Changelog\n\n## 1.0.0\n\n${heading}\n\n- old\n`;
    expect(insertEntry(file, '## 2.0.0\n', { version: '2.0.0', tag: 'v2', previousTag: null, web: null }).text).toBe(
      file.replace('## 1.0.0', '## 2.0.0\n\n## 1.0.0'),
    );
  },
);

test.each([
  'Unreleased',
  '[Unreleased]',
  'UNRELEASED',
  'dev',
  'Upcoming',
  '[Unreleased](https://x.org/compare/v1...HEAD)',
])('%s is not released yet', (title) => {
  expect(unreleasedText(`# Changelog\n\n## ${title}\n\n- by hand\n\n## 1.0.0\n\n- old\n`)).toBe('- by hand');
});
