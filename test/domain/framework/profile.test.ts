import { expect, test } from 'vitest';

import { judgeCompliance } from '#domain/framework/compliance.ts';
import { frameworkPack, PROJECT_PACK } from '#domain/framework/packs.ts';
import { packFor } from '#domain/framework/profile.ts';

const NOW = Date.UTC(2026, 0, 5);
const JUDGING = {
  limits: { warning: 79, critical: 49, bad: 'below' },
  previous: null,
  now: NOW,
  planChangedAt: null,
} as const;

test.each([
  ['the newest of its tickets folders', 'trackdown tasks tickets', 'CLAUDE.md', 'framework-tickets'],
  ['tasks after the first move', 'trackdown tasks', 'CLAUDE.md', 'framework-tasks'],
  ['trackdown before it', 'trackdown docs', 'CLAUDE.md package.json', 'framework-trackdown'],
  ['its sources although it has its own folder', '.claude-pm claude_pm tickets', 'pyproject.toml', 'framework-tickets'],
  ['what was deployed into a project', '.claude-pm src tasks', 'pyproject.toml', 'framework-deployed'],
  ['an installation in the home folder', 'templates framework', 'config.json', 'framework-installed'],
  ['nothing at all', '', '', 'framework-tickets'],
])('the rules follow %s', (_name, folders, files, id) => {
  const names = (text: string) => new Set(text.split(' ').filter((name) => name !== ''));
  expect(packFor('framework', { folders: names(folders), files: names(files) }).id).toBe(id);
});

test('a project has the rules of projects wherever its tickets are', () => {
  expect(packFor('project', { folders: new Set(['tickets']), files: new Set() })).toBe(PROJECT_PACK);
});

test.each([frameworkPack('trackdown'), frameworkPack('tasks'), frameworkPack('tickets'), PROJECT_PACK])(
  'the weights of $id make whole percentages, and no rule is there twice',
  ({ rules }) => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.every(({ anyOf, why }) => anyOf.length > 0 && why !== '')).toBe(true);
  },
);

test('the weights of a project are those of the framework', () => {
  const weight = (id: string) => PROJECT_PACK.rules.find((rule) => rule.id === id)?.weight;
  expect(['CLAUDE.md', 'README.md', 'plan', 'docs/INSTRUCTIONS.md', 'manifest'].map(weight)).toEqual([
    35, 35, 10, 10, 10,
  ]);
});

test('every rule that counts is explained, the heaviest that is missing first', () => {
  const outcomes = PROJECT_PACK.rules.map((rule) => ({ rule, found: rule.id === 'README.md' ? 'README.md' : null }));
  const verdict = judgeCompliance(PROJECT_PACK, outcomes, JUDGING);
  expect(verdict).toMatchObject({
    status: 'critical',
    summary: '35 %, 1 of 5, no CLAUDE.md, no tickets/, 2 more things missing',
    hint: 'Create the file CLAUDE.md: it tells agents how to work here',
    value: 35,
  });
  expect(verdict.data?.['rules']).toHaveLength(PROJECT_PACK.rules.length);
});

test('a percentage is rounded down, so that something missing is never 100 %', () => {
  const pack = frameworkPack('trackdown');
  const outcomes = pack.rules.map((rule, index) => ({ rule, found: index === 0 ? null : rule.id }));
  expect(judgeCompliance(pack, outcomes, JUDGING)).toMatchObject({ status: 'ok', value: 88 });
  expect(judgeCompliance({ ...pack, rules: [] }, [], JUDGING)).toMatchObject({ status: 'ok', value: 100 });
});
