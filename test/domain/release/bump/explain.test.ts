import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Bump, explainBump } from '#domain/release/bump/explain.ts';
import { LEVELS } from '#domain/release/bump/level.ts';

import { commitsOf, hashOf } from '../../../support/commits.ts';

const explain = (current: string | null, ...messages: readonly string[]): Bump =>
  explainBump({ commits: commitsOf(...messages), current });
const counts = ({ why }: Bump): string[] => why.map((one) => one.counts);

describe('what peers get wrong', () => {
  test('semantic-release with its default preset releases nothing for feat!: (F14)', () => {
    expect(explain('1.0.0', 'feat!: drop node 18').bump).toBe('major');
  });

  test('commit-and-tag-version and git-cliff release a patch for a chore', () => {
    expect(explain('1.0.0', 'chore: tidy').bump).toBeNull();
  });

  test('commit-and-tag-version makes a patch of a feature below 1.0.0', () => {
    expect(explain('0.1.0', 'feat: x').bump).toBe('minor');
  });

  test('git-cliff leaves 0.x by itself at the first breaking change', () => {
    expect(explain('0.1.0', 'feat!: x').bump).toBe('minor');
  });

  test('semantic-release takes "Breaking Change:" for a major, and says nothing', () => {
    const { bump, why } = explain('1.0.0', 'fix: x\n\nBreaking Change: y');
    expect(bump).toBe('patch');
    expect(why[0]?.warnings).toHaveLength(1);
  });

  test('git-cliff does not see a footer right under the subject', () => {
    expect(explain('1.0.0', 'fix: x\nBREAKING CHANGE: y').bump).toBe('major');
  });

  test('git-cliff counts a feature that was taken back', () => {
    expect(explain('0.1.0', 'feat: x', 'Revert "feat: x"').bump).toBeNull();
  });

  test('no peer looks at Release-As but release-please', () => {
    expect(explain('1.0.0', 'chore: x\n\nRelease-As: 3.0.0').bump).toBe('explicit:3.0.0');
  });
});

describe('each commit says why', () => {
  test.each([
    ['feat: x', 'minor', 'a new feature'],
    ['fix: x', 'patch', 'a fix'],
    ['perf: x', 'patch', 'a faster way of doing the same'],
    ['revert: x', 'patch', 'it takes an earlier change back'],
    ['feat!: x', 'major', 'breaking, by an "!" after the type'],
    ['docs: x\n\nBREAKING CHANGE: y', 'major', 'breaking, by a BREAKING CHANGE footer'],
    ['docs: x', 'none', '"docs" changes nothing for those who use it'],
    ['constructor: x', 'none', '"constructor" changes nothing for those who use it'],
    ['tidy up', 'none', 'not a conventional subject'],
    ["Merge branch 'x'", 'none', 'a merge; the commits it brought count themselves'],
  ])('%o', (message, level, reason) => {
    expect(explain('1.0.0', message).why).toEqual([
      { hash: hashOf(0), subject: message.split('\n')[0], counts: level, reason, warnings: [] },
    ]);
  });

  test('below 1.0.0 it says that breaking raises the minor number', () => {
    expect(explain('0.4.0', 'feat!: x').why[0]).toMatchObject({
      counts: 'minor',
      reason: 'breaking, by an "!" after the type; below 1.0.0 that raises the minor number',
    });
  });
});

describe('reverts', () => {
  const reverts = (at: number, subject = 'feat: x'): string =>
    `Revert "${subject}"\n\nThis reverts commit ${hashOf(at)}.`;

  test('a pair counts nothing, and both sides say so', () => {
    const { bump, why } = explain('1.0.0', 'feat: x', reverts(0));
    expect(bump).toBeNull();
    expect(why.map(({ reason }) => reason)).toEqual([
      `taken back by ${hashOf(1).slice(0, 7)}`,
      `takes ${hashOf(0).slice(0, 7)} back, so neither counts`,
    ]);
  });

  test('what was taken back twice stands again', () => {
    const bump = explain('1.0.0', 'feat: x', reverts(0), `Reapply "feat: x"\n\nThis reverts commit ${hashOf(1)}.`);
    expect(counts(bump)).toEqual(['minor', 'none', 'none']);
  });

  test('of something released before is a patch', () => {
    expect(explain('1.0.0', 'Revert "feat: old"\n\nThis reverts commit 1234567890abcdef.').bump).toBe('patch');
  });

  test('by hash go before the subject: of two with one subject the named one is taken back', () => {
    expect(counts(explain('1.0.0', 'feat: x', 'feat: x', reverts(0)))).toEqual(['none', 'minor', 'none']);
  });

  test('by subject take the newest one before them', () => {
    expect(counts(explain('1.0.0', 'feat: x', 'feat: x', 'Revert "feat: x"', 'feat: x'))).toEqual([
      'minor',
      'none',
      'none',
      'minor',
    ]);
  });

  test('name a hash that was rewritten: the subject decides, with a warning', () => {
    const { bump, why } = explain('1.0.0', 'feat: x', 'Revert "feat: x"\n\nThis reverts commit 1234567890abcdef.');
    expect(bump).toBeNull();
    expect(why[1]?.warnings).toEqual(['It names 1234567, which is not among these commits, so its subject decided.']);
  });

  test('of several commits take them all back', () => {
    const refs = `revert: both\n\nRefs: ${hashOf(0).slice(0, 8)}, ${hashOf(1).slice(0, 8)}`;
    expect(explain('1.0.0', 'feat: x', 'fix: y', refs).bump).toBeNull();
  });

  test('of a merge say that its commits still count', () => {
    const text = `Revert "Merge branch 'x'"\n\nThis reverts commit 1234567890, reversing\nchanges made to 0987654321.`;
    expect(explain('1.0.0', 'feat: x', text).why[1]?.warnings).toEqual([
      'It takes a merge back; the commits that the merge brought still count.',
    ]);
  });

  test('that say they break something still count', () => {
    const text = `revert: feat: x\n\nThis reverts commit ${hashOf(0)}.\n\nBREAKING CHANGE: x is gone`;
    expect(explain('1.0.0', 'feat: x', text).bump).toBe('major');
  });

  test('of a commit that takes itself back, as only a forgery can say, cancel nothing', () => {
    expect(explain('1.0.0', reverts(0)).bump).toBe('patch');
  });
});

describe('Release-As', () => {
  test('the newest one decides, whatever the other commits say', () => {
    expect(explain('1.0.0', 'feat!: x\n\nRelease-As: 1.5.0', 'fix: y\n\nRelease-As: 1.6.0').bump).toBe(
      'explicit:1.6.0',
    );
  });

  test('one that is not above the current version does not count, and says so', () => {
    const { bump, why } = explain('2.0.0', 'fix: x\n\nRelease-As: 2.0.0');
    expect(bump).toBe('patch');
    expect(why[0]?.warnings).toEqual(['"Release-As: 2.0.0" is not above 2.0.0, so it does not count.']);
  });

  test('one that was taken back does not count', () => {
    const commits = ['chore: x\n\nRelease-As: 3.0.0', `Revert "chore: x"\n\nThis reverts commit ${hashOf(0)}.`];
    expect(explain('1.0.0', ...commits).bump).toBeNull();
  });
});

test.each([
  ['1.2.0', null],
  ['1.2.0-rc.1', 'rc'],
  ['1.2.0-0', ''],
  ['1.2.0-alpha', 'alpha'],
  [null, null],
  ['no version', null],
])('the line of %s goes on as %o', (current, preid) => {
  expect(explain(current, 'feat: x').preid).toBe(preid);
});

const MESSAGES = fc.array(
  fc.oneof(
    fc.constantFrom(
      'feat: x',
      'fix: y',
      'feat!: z',
      'docs: a',
      'chore: b',
      'fix: c\n\nBREAKING CHANGE: d',
      'feat:e',
      "Merge branch 'f'",
    ),
    fc.string(),
  ),
  { maxLength: 12 },
);
const CURRENT = fc.constantFrom(null, '0.1.0', '1.0.0', '1.0.0-rc.1', 'no version');

test('the answer is the highest of what the commits count', () => {
  const property = fc.property(MESSAGES, CURRENT, (messages, current) => {
    const { bump, why } = explain(current, ...messages);
    const highest = LEVELS.findLast((level) => why.some((one) => one.counts === level)) ?? null;
    return bump === highest && why.length === messages.length;
  });
  expect(() => fc.assert(property)).not.toThrow();
});

test('the order of commits does not matter as long as nothing is taken back', () => {
  const property = fc.property(MESSAGES, CURRENT, fc.infiniteStream(fc.nat()), (messages, current, chance) => {
    const commits = commitsOf(...messages);
    const shuffled = commits
      .map((commit) => ({ commit, key: chance.next().value as number }))
      .toSorted((a, b) => a.key - b.key);
    const other = explainBump({ commits: shuffled.map(({ commit }) => commit), current });
    const byHash = new Map(other.why.map((why) => [why.hash, why]));
    const { bump, why } = explainBump({ commits, current });
    expect(other.bump).toBe(bump);
    for (const one of why) expect(byHash.get(one.hash)).toEqual(one);
  });
  expect(() => fc.assert(property)).not.toThrow();
});

test('takes any history', () => {
  const message = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.nat({ max: 5 }).map((at) => `Revert "x"\n\nThis reverts commit ${hashOf(at)}.`),
    fc.constantFrom('Revert "Revert "x""', 'x', 'revert: x', 'Reapply "x"', 'x\n\nRelease-As: 1.x'),
  );
  const property = fc.property(fc.array(message, { maxLength: 8 }), CURRENT, (messages, current) => {
    expect(explain(current, ...messages).why).toHaveLength(messages.length);
  });
  expect(() => fc.assert(property)).not.toThrow();
});
