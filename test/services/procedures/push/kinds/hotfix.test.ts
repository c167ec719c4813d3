import { describe, expect, it } from 'vitest';

import type { PackageRegistry } from '#services/ports/registries.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';

const HOTFIX = { hotfix: true, yes: true };

async function stage(commits: readonly string[], manifest: Readonly<Record<string, unknown>> = { private: true }) {
  const lab = new Lab();
  const fixture = await createFixture(lab, npmPackage({ manifest }), { commits });
  const world = consoleWorld(lab, fixture.repository.path);
  const print = () => worldPrint({ repositories: [fixture.repository.path], remotes: [fixture.remote.path] });
  return { ...fixture, world, print, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

describe('a hotfix', () => {
  it('takes only the fixes onto the last tag, in a branch of its own, and says to merge it back', async () => {
    await using on = await stage(['feat: one', 'fix: two', 'docs: three']);
    const { repository, remote } = on;
    const head = await repository.id('HEAD');
    const planned = await runPush(on.world, 'plan', { ...HOTFIX, json: true });
    expect(planned.json()).toMatchObject({ kind: 'hotfix', next: '1.0.1', branch: 'hotfix/1.0.1', bump: 'patch' });
    expect(planned.json()).toMatchObject({ diffstat: { files: 1, insertions: 1, deletions: 0 } });
    const { exit, output } = await runPush(on.world, 'run', HOTFIX);
    expect([exit, output]).toEqual([0, expect.stringContaining('git switch main && git merge hotfix/1.0.1')]);
    const refs = await remote.refs();
    expect(Object.keys(refs)).toEqual([
      'refs/heads/hotfix/1.0.1',
      'refs/heads/main',
      'refs/tags/v1.0.0',
      'refs/tags/v1.0.1',
    ]);
    expect(refs['refs/heads/main']).toBe(head);
    expect(await remote.git('log', '--format=%s', 'v1.0.0..v1.0.1')).toBe('chore(release): version 1.0.1\nfix: two');
    expect(await remote.git('ls-tree', '--name-only', 'v1.0.1', 'changes/')).toBe('changes/2.txt');
    expect(await remote.git('show', 'v1.0.1:package.json')).toContain('"version": "1.0.1"');
    expect(await remote.git('show', 'v1.0.1:CHANGELOG.md')).not.toContain('three');
    expect([await repository.id('HEAD'), await repository.git('status', '--porcelain')]).toEqual([head, '']);
    expect(await repository.id('hotfix/1.0.1^{tree}')).toBe(await repository.id('v1.0.1^{tree}'));
  });

  it('releases the branch that is checked out when it is only fixes on the tag', async () => {
    await using on = await stage(['feat: one']);
    const { repository, remote } = on;
    await repository.git('switch', '-q', '-c', 'mend', 'v1.0.0');
    await repository.commit('fix: mend', { 'mended.txt': 'yes\n' });
    const { exit, output } = await runPush(on.world, 'run', HOTFIX);
    expect([exit, output]).toEqual([0, expect.stringContaining('git switch main && git merge mend')]);
    const refs = await remote.refs();
    expect(refs['refs/heads/mend']).toBe(await remote.id('v1.0.1^{commit}'));
    expect(await repository.id('HEAD')).toBe(refs['refs/heads/mend']);
  });

  it('never goes without its tests, and red ones leave everything as it was', async () => {
    await using on = await stage(['feat: one', 'fix: two']);
    const { repository } = on;
    await repository.commit('fix: break', { 'test/index.test.js': 'throw new Error("red");\n' });
    await repository.git('push', '-q');
    const before = await on.print();
    for (const skip of ['tests', 'test', 'build'])
      expect((await runPush(on.world, 'run', { ...HOTFIX, skip, reason: 'no time' })).exit).toBe(4);
    expect((await runPush(on.world, 'run', HOTFIX)).exit).toBe(5);
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it('is taken back when a fix needs what is left out', async () => {
    await using on = await stage(['feat: one']);
    await on.repository.commit('fix: mend the new thing', { 'changes/1.txt': 'mended\n' });
    await on.repository.git('push', '-q');
    const before = await on.print();
    const { exit, output } = await runPush(on.world, 'run', HOTFIX);
    expect([exit, output]).toEqual([4, expect.stringContaining('changes/1.txt')]);
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it('takes a version only from the line of the last release', async () => {
    await using on = await stage(['fix: one']);
    const plan = (bump: string) => runPush(on.world, 'plan', { hotfix: true, json: true, bump });
    expect((await plan('1.0.4')).json()).toMatchObject({ next: '1.0.4' });
    for (const bump of ['1.1.0', '2.0.0', '2.0.1']) {
      const { exit, output } = await plan(bump);
      expect([exit, output]).toEqual([2, expect.stringContaining('A hotfix of 1.0.0 is 1.0.x')]);
    }
  });

  it('is refused without a release before, with another bump, and with nothing to fix', async () => {
    await using on = await stage([]);
    expect((await runPush(on.world, 'plan', { hotfix: true })).exit).toBe(3);
    expect((await runPush(on.world, 'plan', { hotfix: true, bump: 'minor' })).exit).toBe(2);
    await on.repository.git('tag', '-d', 'v1.0.0');
    expect((await runPush(on.world, 'plan', { hotfix: true })).exit).toBe(4);
  });

  it('of an old major never takes the dist-tag latest (np and release-it move it backwards)', async () => {
    await using on = await stage([], {});
    await on.repository.commit('feat!: two', { 'two.txt': 'two\n' });
    await on.repository.tag('v2.0.0');
    await on.repository.git('switch', '-q', '-c', 'one', 'v1.0.0');
    await on.repository.commit('fix: one', { 'one.txt': 'one\n' });
    const look: PackageRegistry['look'] = () =>
      Promise.resolve({ state: 'present', versions: ['1.0.0', '2.0.0'], distTags: { latest: '2.0.0' }, withdrawn: [] });
    const registry = { ...(await on.world.registries.npm({ name: 'lab-parcel', folder: '/' })), look };
    const world = { ...on.world, registries: { ...on.world.registries, npm: () => Promise.resolve(registry) } };
    expect((await runPush(world, 'plan', { hotfix: true, json: true })).json()).toMatchObject({
      next: '1.0.1',
      publishes: ['npm lab-parcel as release-1.x'],
    });
  });
});
