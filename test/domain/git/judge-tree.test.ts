import { expect, test } from 'vitest';

import { judgeTree } from '#domain/git/judge-tree.ts';
import type { LastTag, TreeFacts, TreeStatus } from '#domain/git/tree.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY = 86_400_000;

const TREE: TreeStatus = {
  branch: 'main',
  commit: 'a1b2c3d4e5f6',
  upstream: 'origin/main',
  ahead: 0,
  behind: 0,
  changed: 0,
  untracked: 0,
  conflicts: 0,
  stashes: 0,
  operation: null,
  locked: false,
};

function facts(tree: Partial<TreeStatus>, more: Partial<TreeFacts> = {}, tag: Partial<LastTag> = {}): TreeFacts {
  return {
    tree: { ...TREE, ...tree },
    tag: { tag: 'v1.9.0', commitsSince: 9, lastCommitAt: NOW - DAY, ...tag },
    unpushed: null,
    made: { components: [], version: null },
    ...more,
  };
}

test.each([
  ['clean', facts({}), 'main, clean, v1.9.0 +9'],
  ['changes and commits to push', facts({ ahead: 2, changed: 5 }), 'main ↑2, 5 changed, v1.9.0 +9'],
  ['untracked', facts({ untracked: 1 }, {}, { tag: null }), 'main, 1 untracked'],
  [
    'no commits yet',
    facts({ commit: null, upstream: null, ahead: null }, {}, { tag: null, lastCommitAt: null }),
    'main, no commits',
  ],
  [
    'detached, everything kept',
    facts({ branch: null, ahead: null }, { unpushed: 0 }),
    'detached at a1b2c3d, clean, v1.9.0 +9',
  ],
  ['no remote at all', facts({ upstream: null, ahead: null }, { unpushed: null }), 'main, clean, v1.9.0 +9'],
  [
    'a lock of this moment',
    facts({ locked: true, lock: { name: 'index.lock', since: NOW - 9 * 60_000 } }),
    'main, clean, v1.9.0 +9',
  ],
  ['thirty days to the millisecond', facts({}, {}, { lastCommitAt: NOW - 30 * DAY }), 'main, clean, v1.9.0 +9'],
])('ok: %s', (_name, given, summary) => {
  expect(judgeTree(given, NOW)).toMatchObject({ status: 'ok', summary });
  expect(judgeTree(given, NOW).hint).toBeUndefined();
});

test.each([
  ['behind', facts({ behind: 3 }), 'main ↓3, clean, v1.9.0 +9', 'git pull --ff-only'],
  ['diverged', facts({ ahead: 1, behind: 3 }), 'main ↑1 ↓3, clean, diverged, v1.9.0 +9', 'git pull --rebase'],
  [
    'conflicts',
    facts({ conflicts: 2, operation: 'merge' }),
    'main, 2 conflicts, merge in progress, v1.9.0 +9',
    'Resolve',
  ],
  [
    'rebase',
    facts({ operation: 'rebase' }),
    'main, clean, rebase in progress, v1.9.0 +9',
    'git rebase --continue or --abort',
  ],
  ['bisect', facts({ operation: 'bisect' }), 'main, clean, bisect in progress, v1.9.0 +9', 'git bisect reset'],
  [
    'a lock nobody holds any more',
    facts({ locked: true, gitDir: '/p/.git', lock: { name: 'index.lock', since: NOW - 12 * 60_000 } }),
    'main, clean, index.lock for 12 min, v1.9.0 +9',
    '/p/.git/index.lock',
  ],
  ['the remote moved on', facts({}, { remote: 'moved' }), 'main, clean, the remote has moved, v1.9.0 +9', 'git fetch'],
  ['the branch is gone there', facts({}, { remote: 'gone' }), 'main, clean, gone from the remote, v1.9.0 +9', 'prune'],
  [
    'never pushed',
    facts({ upstream: null, ahead: null }, { unpushed: 2 }),
    'main, clean, no upstream, 2 commits only here, v1.9.0 +9',
    'git push -u origin main',
  ],
  [
    'the upstream is gone',
    facts({ ahead: null }, { unpushed: 1 }),
    'main, clean, origin/main is gone, 1 commit only here, v1.9.0 +9',
    'git push -u origin main',
  ],
  [
    'commits on no branch',
    facts({ branch: null, upstream: null, ahead: null }, { unpushed: 1 }),
    'detached at a1b2c3d, clean, 1 commit on no branch, v1.9.0 +9',
    'git switch -c',
  ],
  [
    'no commit for long',
    facts({}, {}, { lastCommitAt: NOW - 45 * DAY }),
    'main, clean, no commit for 45 d, v1.9.0 +9',
    'staleDays',
  ],
])('warning: %s', (_name, given, summary, hint) => {
  const verdict = judgeTree(given, NOW);
  expect(verdict).toMatchObject({ status: 'warning', summary });
  expect(verdict.hint).toContain(hint);
});

test('rules decide when a project is stale and a lock is old', () => {
  const stale = facts({}, {}, { lastCommitAt: NOW - 400 * DAY });
  expect(judgeTree(stale, NOW, { staleDays: 0, lockMinutes: 10 }).status).toBe('ok');
  expect(judgeTree(facts({}), NOW, { staleDays: 0.5, lockMinutes: 10 }).status).toBe('warning');
  const locked = facts({ lock: { name: 'HEAD.lock', since: NOW - 120_000 } });
  expect(judgeTree(locked, NOW, { staleDays: 0, lockMinutes: 1 }).status).toBe('warning');
});

test.each([
  [7, 'active'],
  [7.01, 'moderate'],
  [30, 'moderate'],
  [30.01, 'stale'],
])('a commit %d days ago is %s', (days, activity) => {
  expect(judgeTree(facts({}, {}, { lastCommitAt: NOW - days * DAY }), NOW).data).toMatchObject({ activity });
});

test('panels find every fact in the data, and history every number', () => {
  const made = {
    components: [{ type: 'npm', folder: '', name: 'api', version: '1.10.0', problem: null }],
    version: { version: '1.10.0', from: 'package.json' },
  } as const;
  const verdict = judgeTree(facts({ ahead: 2, changed: 5, stashes: 1 }, { made }), NOW);
  expect(verdict.data).toEqual({
    branch: 'main',
    commit: 'a1b2c3d4e5f6',
    upstream: 'origin/main',
    ahead: 2,
    behind: 0,
    changed: 5,
    untracked: 0,
    conflicts: 0,
    stashes: 1,
    operation: null,
    locked: false,
    unpushed: null,
    remote: null,
    version: '1.10.0',
    versionFrom: 'package.json',
    components: ['npm'],
    lastTag: 'v1.9.0',
    unreleased: 9,
    activity: 'active',
    lastCommitAt: '2026-11-20T12:00:00.000Z',
  });
  expect(verdict.metrics?.map(({ name, value }) => [name, value])).toEqual([
    ['ahead', 2],
    ['behind', 0],
    ['changed', 5],
    ['untracked', 0],
    ['conflicts', 0],
    ['unreleased', 9],
  ]);
});
