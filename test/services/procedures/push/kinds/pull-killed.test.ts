import { expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';

import { dyingAt } from '../../../../support/killing/dying.ts';
import { worldDifference } from '../../../../support/lab/world-print.ts';
import { BRANCH, BY_PULL, pulling, TAG, YES } from '../../../../support/push/pulling.ts';

type Kind = 'started' | 'finished';

/** The console dies instead of writing this record. */
const at = (type: Kind, step: string) => (record: JournalRecord) =>
  record.type === type && 'step' in record && record.step === step;

/** Before the merge: what was sent and not yet said is found again, and nothing twice. */
const WAITING: readonly (readonly [Kind, string])[] = [
  ['started', 'branch'],
  ['finished', 'branch'],
  ['finished', 'pull-request'],
  ['started', 'merged'],
];

it.each(WAITING)(
  'killed instead of saying that it %s %s: resume waits for the one pull request, abort leaves nothing',
  async (type, step) => {
    await using on = await pulling();
    const before = await on.print();
    await on.pushIn({ journals: dyingAt(on.journals, at(type, step)) }, 'run', BY_PULL);
    expect((await on.push('resume', YES)).exit).toBe(9);
    expect(on.hosted.pulls).toMatchObject([{ state: 'open', head: 'release/v1.1.0' }]);
    expect(Object.keys(await on.remote.refs())).toEqual(['refs/heads/main', BRANCH, 'refs/tags/v1.0.0']);
    expect((await on.push('abort', YES)).exit).toBe(0);
    on.hosted.pulls.length = 0;
    expect(worldDifference(before, await on.print())).toBe('');
  },
);

it('killed right after its pull request was opened, aborts to where it began', async () => {
  await using on = await pulling();
  const before = await on.print();
  await on.pushIn({ journals: dyingAt(on.journals, at('finished', 'pull-request')) }, 'run', BY_PULL);
  expect(on.hosted.pulls).toMatchObject([{ state: 'open' }]);
  expect((await on.push('abort', YES)).exit).toBe(0);
  expect(on.hosted.pulls.splice(0)).toMatchObject([{ state: 'closed' }]);
  expect(worldDifference(before, await on.print())).toBe('');
});

/** After the merge: one release, whatever was not yet said. */
const MERGED: readonly (readonly [Kind, string])[] = [
  ['finished', 'merged'],
  ['finished', 'tag'],
  ['started', 'push'],
  ['finished', 'push'],
];

it.each(MERGED)(
  'killed instead of saying that it %s %s once it was merged: one release of what was merged',
  async (type, step) => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    const merged = await on.hosted.merge(1);
    await on.pushIn({ journals: dyingAt(on.journals, at(type, step)) }, 'resume', YES);
    expect((await on.push('resume', YES)).exit).toBe(0);
    expect([await on.tagged(), await on.repository.id('main')]).toEqual([{ tag: merged, main: merged }, merged]);
    expect(Object.keys(await on.remote.refs())).toEqual(['refs/heads/main', BRANCH, 'refs/tags/v1.0.0', TAG]);
  },
);

it('merged before it was waited for, an abort takes nothing away', async () => {
  await using on = await pulling();
  await on.pushIn({ journals: dyingAt(on.journals, at('started', 'merged')) }, 'run', BY_PULL);
  await on.hosted.merge(1);
  const refs = await on.remote.refs();
  const { exit, output } = await on.push('abort', YES);
  expect([exit, output]).toEqual([9, expect.stringContaining('what is in place stays')]);
  expect(await on.remote.refs()).toEqual(refs);
});
