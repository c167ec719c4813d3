import { expect, test } from 'vitest';

import { changelogTool, type ToolFacts } from '#domain/release/changelog/tool.ts';

const NONE: ToolFacts = { names: ['README.md'], pyproject: null, cargo: null, changelog: 'CHANGELOG.md' };
const RELEASE = { version: '2.0.0', tag: 'v2.0.0', date: '2026-11-20' };

test('nothing is set up', () => {
  expect(changelogTool(NONE, RELEASE)).toBeNull();
  expect(changelogTool({ ...NONE, pyproject: '[project]\nname = "x"\n', cargo: '[package]\n' }, RELEASE)).toBeNull();
});

test.each([
  [{ names: ['.changeset/config.json'] }, '.changeset/config.json', 'changeset version', true],
  [{ names: ['towncrier.toml'] }, 'towncrier.toml', 'towncrier build --yes --version 2.0.0 --date 2026-11-20', false],
  [
    { pyproject: '[tool.towncrier]\ndirectory = "changes"\n' },
    'pyproject.toml, [tool.towncrier]',
    'towncrier build --yes --version 2.0.0 --date 2026-11-20',
    false,
  ],
  [{ names: ['cliff.toml'] }, 'cliff.toml', 'git-cliff --unreleased --tag v2.0.0 --prepend CHANGELOG.md', false],
  [{ names: ['cliff.toml'], changelog: null }, 'cliff.toml', 'git-cliff --tag v2.0.0 --output CHANGELOG.md', false],
  [
    { pyproject: '[tool.git-cliff.changelog]\nheader = ""\n', changelog: 'docs/CHANGELOG.md' },
    'pyproject.toml, [tool.git-cliff]',
    'git-cliff --unreleased --tag v2.0.0 --prepend docs/CHANGELOG.md',
    false,
  ],
  [
    { cargo: '[package.metadata.git-cliff.git]\n', changelog: null },
    'Cargo.toml, [package.metadata.git-cliff]',
    'git-cliff --tag v2.0.0 --output CHANGELOG.md',
    false,
  ],
  [
    { cargo: '[workspace.metadata.git-cliff]\n', changelog: null },
    'Cargo.toml, [workspace.metadata.git-cliff]',
    'git-cliff --tag v2.0.0 --output CHANGELOG.md',
    false,
  ],
  [
    { names: ['.chglog/config.yml'] },
    '.chglog/config.yml',
    'git-chglog --next-tag v2.0.0 --output CHANGELOG.md',
    false,
  ],
])('%j is called for what %s says', (facts, reason, command, decidesVersion) => {
  const tool = changelogTool({ ...NONE, ...facts }, RELEASE);
  expect(tool).toMatchObject({ reason, decidesVersion });
  expect([tool?.command.file, ...(tool?.command.args ?? [])].join(' ')).toBe(command);
  expect(tool?.hint).toMatch(/^Install it \(.+\), or skip/);
});

test('with two set up, the one people write for comes first and the other is told', () => {
  const tool = changelogTool({ ...NONE, names: ['cliff.toml', '.changeset/config.json'] }, RELEASE);
  expect(tool?.reason).toBe('.changeset/config.json; git-cliff is set up too (cliff.toml)');
});

test.each(['# [tool.towncrier]\n', 'note = "[tool.towncrier]"\n', 'broken = \n[tool.towncrier]\n'])(
  'the file %j sets up nothing',
  (pyproject) => {
    expect(changelogTool({ ...NONE, pyproject }, RELEASE)).toBeNull();
  },
);

test.each([
  ['cliff.toml', 'git-cliff --unreleased --tag v2.0.0 --strip all', false],
  ['towncrier.toml', 'towncrier build --draft --version 2.0.0 --date 2026-11-20', true],
  ['.changeset/config.json', null, true],
  ['.chglog/config.yml', null, false],
])('%s shows its entry with %s', (name, preview, writesMore) => {
  const tool = changelogTool({ ...NONE, names: [name] }, RELEASE);
  const shown = tool?.preview ?? null;
  expect(shown === null ? null : [shown.file, ...shown.args].join(' ')).toBe(preview);
  expect(tool?.writesMore).toBe(writesMore);
});
