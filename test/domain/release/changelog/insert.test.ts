import { expect, test } from 'vitest';

import { unreleasedText } from '#domain/release/changelog/curated.ts';
import { insertEntry, type InsertOptions } from '#domain/release/changelog/insert.ts';

const WEB = { host: 'github', url: 'https://github.com/ana-dev/api' } as const;
const OPTIONS: InsertOptions = { version: '2.0.0', tag: 'v2.0.0', previousTag: 'v1.0.0', web: WEB };
const ENTRY = '## [2.0.0] - 2026-11-20\n\n### Added\n\n- new\n';

const KEPT = `# Changelog

Introduction.

## [Unreleased]

## [1.0.0] - 2026-01-01

### Added

- old

[Unreleased]: https://github.com/ana-dev/api/compare/v1.0.0...HEAD
[1.0.0]: https://github.com/ana-dev/api/releases/tag/v1.0.0
`;

test('an entry goes under Unreleased, and the links follow', () => {
  const { text, outcome, line } = insertEntry(KEPT, ENTRY, OPTIONS);
  expect(outcome).toBe('inserted');
  expect(text.split('\n')[line - 1]).toBe('## [2.0.0] - 2026-11-20');
  expect(text).toBe(`# Changelog

Introduction.

## [Unreleased]

## [2.0.0] - 2026-11-20

### Added

- new

## [1.0.0] - 2026-01-01

### Added

- old

[Unreleased]: https://github.com/ana-dev/api/compare/v2.0.0...HEAD
[2.0.0]: https://github.com/ana-dev/api/compare/v1.0.0...v2.0.0
[1.0.0]: https://github.com/ana-dev/api/releases/tag/v1.0.0
`);
});

test('a version that is there is reported and not doubled', () => {
  const { text } = insertEntry(KEPT, ENTRY, OPTIONS);
  expect(insertEntry(text, ENTRY, OPTIONS)).toEqual({ text, outcome: 'already-there', line: 7 });
});

const CURATED = KEPT.replace(
  '## [Unreleased]\n',
  '## [Unreleased]\n\nMind the step.\n\n### Fixed\n\n- by hand\n  over two lines\n',
);

test('what stands under Unreleased becomes the release', () => {
  const curated = unreleasedText(CURATED);
  expect(curated).toBe('Mind the step.\n\n### Fixed\n\n- by hand\n  over two lines');
  const { text } = insertEntry(CURATED, `## [2.0.0] - 2026-11-20\n\n${curated}\n`, OPTIONS);
  expect(text).toContain(
    '## [Unreleased]\n\n## [2.0.0] - 2026-11-20\n\nMind the step.\n\n### Fixed\n\n- by hand\n  over two lines\n\n## [1.0.0]',
  );
  expect(unreleasedText(text)).toBeNull();
});

test('what stands under Unreleased stays there when the entry does not say it', () => {
  const { text } = insertEntry(CURATED, ENTRY, OPTIONS);
  expect(unreleasedText(text)).toBe(unreleasedText(CURATED));
  expect(text).toContain('  over two lines\n\n## [2.0.0] - 2026-11-20\n\n### Added\n\n- new\n\n## [1.0.0]');
});

test('an entry the person edited stands for what was under Unreleased', () => {
  const { text } = insertEntry(CURATED, ENTRY, { ...OPTIONS, edited: true });
  expect(unreleasedText(text)).toBeNull();
  expect(text).toBe(insertEntry(KEPT, ENTRY, OPTIONS).text);
});

test('a template of empty sections under Unreleased stays', () => {
  const template = KEPT.replace('## [Unreleased]\n', '## [Unreleased]\n\n### Added\n\n### Fixed\n');
  expect(unreleasedText(template)).toBeNull();
  expect(insertEntry(template, ENTRY, OPTIONS).text).toContain(
    '## [Unreleased]\n\n### Added\n\n### Fixed\n\n## [2.0.0] - 2026-11-20\n',
  );
});

test('a file without Unreleased gets the entry before its newest release', () => {
  const file = '# Changelog\n\nAll notable changes.\n\n## 1.0.0\n\n- old\n';
  expect(insertEntry(file, '## 2.0.0\n\n- new\n', OPTIONS).text).toBe(
    '# Changelog\n\nAll notable changes.\n\n## 2.0.0\n\n- new\n\n## 1.0.0\n\n- old\n',
  );
});

test('a file that tells its releases oldest first gets the entry at its end', () => {
  const file = '# Changes\n\n## 0.9.0\n\n- a\n\n## 1.0.0\n\n- b\n';
  expect(insertEntry(file, '## 2.0.0\n\n- new\n', OPTIONS).text).toBe(`${file}\n## 2.0.0\n\n- new\n`);
});

test('a heading of a version that is not released yet becomes the release', () => {
  const file =
    'Changelog\n=========\n\n2.0 (unreleased)\n----------------\n\n- by hand\n\n1.0 (2026-01-01)\n----------------\n\n- old\n';
  const { text } = insertEntry(file, '2.0 (2026-11-20)\n----------------\n\n- by hand\n', {
    ...OPTIONS,
    version: '2.0',
  });
  expect(text).toBe(file.replace('unreleased)', '2026-11-20)'));
});

test('a byte order mark, CRLF and a missing last line end stay', () => {
  const windows = `\uFEFF${KEPT.trimEnd().replaceAll('\n', '\r\n')}`;
  const { text } = insertEntry(windows, ENTRY, OPTIONS);
  expect(text).toBe(`\uFEFF${insertEntry(KEPT, ENTRY, OPTIONS).text.trimEnd().replaceAll('\n', '\r\n')}`);
});

test('a title alone is followed by the entry', () => {
  expect(insertEntry('# Changelog', '## 2.0.0\n\n- new\n', OPTIONS).text).toBe('# Changelog\n\n## 2.0.0\n\n- new');
  expect(insertEntry('# Changelog\n\nWords.\n', '## 2.0.0\n', OPTIONS).text).toBe(
    '# Changelog\n\nWords.\n\n## 2.0.0\n',
  );
});

test('headings in code and comments are no releases', () => {
  const file = '# Changelog\n\n<!--\n## [Unreleased]\n-->\n\n```md\n## [2.0.0]\n```\n\n## [1.0.0]\n\n- old\n';
  const { text, outcome } = insertEntry(file, '## [2.0.0]\n\n- new', OPTIONS);
  expect(outcome).toBe('inserted');
  expect(text).toBe(file.replace('## [1.0.0]', '## [2.0.0]\n\n- new\n\n## [1.0.0]'));
});
