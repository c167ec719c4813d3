import { describe, expect, it } from 'vitest';

import { worldDifference } from '../../../../support/lab/world-print.ts';
import { BRANCH, BY_PULL, pulling, SKIPPED, TAG, YES } from '../../../../support/push/pulling.ts';

describe('a branch that takes no pushes', () => {
  it('refuses a release, which is taken back whole and told how to go on', async () => {
    await using on = await pulling();
    const before = await on.print();
    const { exit, output } = await on.push('run', { yes: true, ...SKIPPED });
    expect([exit, output]).toEqual([7, expect.stringContaining('cpm-console push run --pull-request')]);
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it('shows every request before anything is sent', async () => {
    await using on = await pulling();
    const before = await on.print();
    const { output } = await on.push('plan', { 'pull-request': true });
    for (const line of [
      'through a pull request of release/v1.1.0 into main',
      `--force-with-lease=${BRANCH}: origin <release commit>:${BRANCH}`,
      'POST /repos/ana/parcel/pulls {"head":"release/v1.1.0","base":"main","title":"chore(release): version 1.1.0"',
      `--force-with-lease=${TAG}: origin ${TAG}:${TAG}`,
    ])
      expect(output).toContain(line);
    const { json } = await on.push('plan', { 'pull-request': true, json: true });
    expect(json()).toMatchObject({ pullRequest: 'release/v1.1.0' });
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it.each(['merge', 'squash'] as const)(
    'is released by a pull request: stops for it, and goes on once it is merged (%s)',
    async (how) => {
      await using on = await pulling();
      const { hosted, remote, repository } = on;
      const sent = await on.push('run', BY_PULL);
      expect([sent.exit, sent.output]).toEqual([9, expect.stringContaining('#1 is not merged yet')]);
      expect(hosted.pulls).toMatchObject([{ head: 'release/v1.1.0', base: 'main', state: 'open' }]);
      expect(hosted.pulls[0]?.body).toContain('### Added');
      expect(Object.keys(await remote.refs())).toEqual(['refs/heads/main', BRANCH, 'refs/tags/v1.0.0']);
      expect(await repository.git('tag')).toBe('v1.0.0');

      // It is asked for as often as one wants.
      expect((await on.push('resume', YES)).exit).toBe(9);
      expect(hosted.pulls).toHaveLength(1);

      const merged = await hosted.merge(1, how);
      const { exit, output } = await on.push('resume', YES);
      expect([exit, output]).toEqual([0, expect.stringContaining('project 1.1.0 is released as v1.1.0')]);
      expect(await on.tagged()).toEqual({ tag: merged, main: merged });
      expect(await remote.git('show', 'v1.1.0:package.json')).toContain('"version": "1.1.0"');
      expect([await repository.id('main'), await repository.git('status', '--porcelain')]).toEqual([merged, '']);
      expect(await repository.git('worktree', 'list', '--porcelain')).not.toContain('/runs/');
      expect(hosted.releases).toMatchObject([{ tag: 'v1.1.0', draft: false }]);
      expect((await on.push('status')).exit).toBe(0);
    },
  );

  it('is taken back as a whole when it was a merge', async () => {
    await using on = await pulling();
    const { remote, hosted } = on;
    const before = await remote.id('main^{tree}');
    await on.push('run', BY_PULL);
    const merged = await hosted.merge(1, 'merge');
    expect((await on.push('resume', YES)).exit).toBe(0);
    await remote.accept();
    expect((await on.push('rollback', YES)).exit).toBe(0);
    expect([await remote.id('main^{tree}'), await remote.id('main~1')]).toEqual([before, merged]);
  });

  it('aborted while it waits, closes the pull request and takes everything back', async () => {
    await using on = await pulling();
    const before = await on.print();
    expect((await on.push('run', BY_PULL)).exit).toBe(9);
    const { exit, output } = await on.push('abort', YES);
    expect([exit, output]).toEqual([0, expect.stringContaining('Everything is as it was before')]);
    expect(on.hosted.pulls).toMatchObject([{ state: 'closed', merged: null }]);
    on.hosted.pulls.length = 0;
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it('never takes away what somebody added to its branch', async () => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    const theirs = await (await on.remote.colleague()).pushCommit('fix: a word', undefined, 'release/v1.1.0');
    expect((await on.push('abort', YES)).exit).toBe(0);
    expect(await on.remote.refs()).toMatchObject({ [BRANCH]: theirs });
    expect(on.hosted.pulls).toMatchObject([{ state: 'closed' }]);
  });

  it('closed by a reviewer it waits, until it is opened again or aborted', async () => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    const [pull] = on.hosted.pulls;
    if (pull !== undefined) pull.state = 'closed';
    const { exit, output } = await on.push('resume', YES);
    expect([exit, output]).toEqual([9, expect.stringContaining('#1 was closed without being merged')]);
    if (pull !== undefined) pull.state = 'open';
    const merged = await on.hosted.merge(1);
    expect((await on.push('resume', YES)).exit).toBe(0);
    expect((await on.tagged()).tag).toBe(merged);
  });

  it('merged beside the work of others, tags exactly what was tested', async () => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    const tested = await on.remote.id('release/v1.1.0');
    await (await on.remote.colleague()).pushCommit('feat: theirs');
    const main = await on.hosted.merge(1, 'merge');
    expect((await on.push('resume', YES)).exit).toBe(0);
    expect(await on.tagged()).toEqual({ tag: tested, main });
  });

  it('merged together with the work of others, tags nothing unless a person has a reason', async () => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    await (await on.remote.colleague()).pushCommit('feat: theirs');
    const main = await on.hosted.merge(1, 'squash');
    const { exit, output } = await on.push('resume', YES);
    expect([exit, output]).toEqual([9, expect.stringContaining('is not what was tested')]);
    expect(TAG in (await on.remote.refs())).toBe(false);

    const lines = ['2', 'their change is a comment'];
    const asked = await on.push('resume', {}, { ask: () => Promise.resolve(lines.shift() ?? null) });
    expect([asked.exit, lines]).toEqual([0, []]);
    expect(await on.tagged()).toEqual({ tag: main, main });
  });

  it('merged and then aborted, leaves what is in place', async () => {
    await using on = await pulling();
    await on.push('run', BY_PULL);
    await on.hosted.merge(1);
    const refs = await on.remote.refs();
    const { exit, output } = await on.push('abort', YES);
    expect([exit, output]).toEqual([9, expect.stringContaining('what is in place stays')]);
    expect(await on.remote.refs()).toEqual(refs);
  });

  it('finds a pull request again whose answer was lost', async () => {
    await using on = await pulling();
    on.server.faults.dropAfter('create-pull');
    expect((await on.push('run', BY_PULL)).exit).toBe(9);
    expect(on.hosted.pulls).toHaveLength(1);
    await on.hosted.merge(1);
    expect((await on.push('resume', YES)).exit).toBe(0);
  });

  it('is opened and merged by the person where there is no token', async () => {
    await using on = await pulling({ token: false });
    const { exit, output } = await on.push(
      'run',
      { 'pull-request': true, ...SKIPPED },
      {
        ask: (question) => Promise.resolve(question.startsWith('Number') ? '2' : 'project'),
      },
    );
    expect([exit, output]).toEqual([
      9,
      expect.stringContaining('https://github.com/ana/parcel/compare/main...release/v1.1.0'),
    ]);
    await on.remote.git('update-ref', 'refs/heads/main', await on.remote.id('release/v1.1.0'));
    expect((await on.push('resume', YES)).exit).toBe(0);
    const { tag, main } = await on.tagged();
    expect(tag).toBe(main);
  });

  it('works on a remote of any kind, which is asked itself', async () => {
    await using on = await pulling({ elsewhere: true });
    expect((await on.push('run', BY_PULL)).exit).toBe(9);
    expect((await on.push('resume', YES)).exit).toBe(9);
    await on.remote.git('update-ref', 'refs/heads/main', await on.remote.id('release/v1.1.0'));
    expect((await on.push('resume', YES)).exit).toBe(0);
    expect(on.hosted.pulls).toEqual([]);
  });

  it('has no sense for a quick push, a hotfix of its own branch, and a branch that is there already', async () => {
    await using on = await pulling();
    expect((await on.push('plan', { quick: true, message: 'x', 'pull-request': true })).exit).toBe(2);
    await on.remote.git('update-ref', BRANCH, await on.remote.id('main'));
    const { exit, output } = await on.push('run', BY_PULL);
    expect([exit, output]).toEqual([4, expect.stringContaining('origin has a branch release/v1.1.0 already')]);
  });

  it('is offered where a release was refused, and asked for again', async () => {
    await using on = await pulling();
    const lines = ['project', 'project', '2'];
    const { exit, output } = await on.push('run', SKIPPED, { ask: () => Promise.resolve(lines.shift() ?? null) });
    expect([exit, lines]).toEqual([9, []]);
    expect(output).toContain('Have #2 merged into main.');
    expect(on.hosted.pulls).toHaveLength(1);
  });
});
