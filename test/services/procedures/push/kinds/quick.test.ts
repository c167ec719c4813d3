import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';
import { PLANTED } from '../../../../support/secrets/planted.ts';

const FILES = { 'a.txt': 'a\n', 'b.txt': 'b\n', 'old.txt': 'old\n', 'dir/c.txt': 'c\n' };
const QUICK = { quick: true, yes: true, message: 'docs: say it better' };

async function stage() {
  const lab = new Lab();
  const { repository, remote } = await createFixture(lab, FILES, { commits: [] });
  const world = consoleWorld(lab, repository.path);
  const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
  return { lab, repository, remote, world, print, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

describe('a quick push', () => {
  it('commits and pushes every tracked change, and nothing else is changed here', async () => {
    await using on = await stage();
    const { repository, remote } = on;
    await repository.write({ 'a.txt': 'a, better\n', 'odd\nname*.txt': 'new\n' });
    await repository.git('rm', '-q', 'old.txt');
    const { exit, output } = await runPush(on.world, 'run', QUICK);
    expect([exit, output]).toEqual([0, expect.stringContaining('Done.')]);
    expect(await remote.git('show', '--format=%B', '--name-status', 'main')).toBe(
      'docs: say it better\n\n\nM\ta.txt\nD\told.txt',
    );
    expect(Object.keys(await remote.refs())).toEqual(['refs/heads/main', 'refs/tags/v1.0.0']);
    expect(await repository.git('status', '--porcelain')).toBe('?? "odd\\nname*.txt"');
    expect(await repository.git('worktree', 'list', '--porcelain')).not.toContain('detached');
  });

  it('takes what was named, also new files and with any name, and leaves staged and other changes as they were', async () => {
    await using on = await stage();
    const { repository, remote } = on;
    await repository.write({ 'b.txt': 'staged\n' });
    await repository.git('add', 'b.txt');
    await repository.write({
      'b.txt': 'staged and more\n',
      'a.txt': 'a, left\n',
      'dir/c.txt': 'c, taken\n',
      'new\n*': 'n\n',
    });
    const before = await on.print();
    const { exit } = await runPush(on.world, 'run', { ...QUICK, include: 'dir,new\n*' });
    expect(exit).toBe(0);
    expect(await remote.git('diff', '-z', '--name-only', 'v1.0.0', 'main')).toBe('dir/c.txt\0new\n*\0');
    const entries = await repository.git('ls-files', '--stage', '--', 'b.txt');
    expect(before).toContain(entries.split(' ')[1]);
    const difference = worldDifference(before, await on.print());
    expect(difference).not.toMatch(/[ab]\.txt|stash|config/);
    expect(await repository.git('status', '--porcelain')).toBe(' M a.txt\nMM b.txt');
    expect(await readFile(repository.at('b.txt'), 'utf8')).toBe('staged and more\n');
  });

  it('stops at a secret in what it takes, and everything is as before', async () => {
    await using on = await stage();
    await on.repository.write({ 'a.txt': `${PLANTED[0]!.line}\n` });
    const before = await on.print();
    const { exit, output } = await runPush(on.world, 'run', QUICK);
    expect([exit, worldDifference(before, await on.print())]).toEqual([6, '']);
    expect(output).toContain('a.txt');
    expect(output).not.toContain(PLANTED[0]!.value);
  });

  it('does not mind a secret in what it leaves out (git add -A of the seed takes it)', async () => {
    await using on = await stage();
    await on.repository.write({ 'a.txt': 'fine\n', 'private.txt': `${PLANTED[0]!.line}\n` });
    expect((await runPush(on.world, 'run', QUICK)).exit).toBe(0);
    expect(await on.remote.git('ls-tree', '--name-only', 'main')).not.toContain('private.txt');
  });

  it('pushes commits of a clean tree as they are (the seed ends with 1)', async () => {
    await using on = await stage();
    const commit = await on.repository.commit('fix: mend', { 'a.txt': 'mended\n' });
    expect((await runPush(on.world, 'run', { quick: true, yes: true })).exit).toBe(0);
    expect((await on.remote.refs())['refs/heads/main']).toBe(commit);
    expect((await runPush(on.world, 'run', { quick: true, yes: true })).exit).toBe(3);
  });

  it('asks for a message, never has one of its own, and plans without changing anything', async () => {
    await using on = await stage();
    await on.repository.write({ 'a.txt': 'other\n', 'new.txt': 'new\n' });
    const before = await on.print();
    expect((await runPush(on.world, 'run', { quick: true, yes: true })).exit).toBe(2);
    const planned = await runPush(on.world, 'plan', { ...QUICK, json: true });
    expect(planned.json()).toMatchObject({
      kind: 'quick',
      next: null,
      tag: null,
      diffstat: { files: 1, insertions: 1, deletions: 1 },
      changes: [
        { path: 'a.txt', taken: true },
        { path: 'new.txt', taken: false },
      ],
    });
    expect((await runPush(on.world, 'run', { ...QUICK, include: 'nev.txt' })).output).toContain(
      'Did you mean new.txt?',
    );
    expect(worldDifference(before, await on.print())).toBe('');
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return question.startsWith('Message') ? 'docs: asked' : 'project';
    };
    expect((await runPush(on.world, 'run', { quick: true }, { ask })).exit).toBe(0);
    expect(await on.remote.git('log', '-1', '--format=%s', 'main')).toBe('docs: asked');
    expect(asked).toHaveLength(2);
  });

  it('is refused when a colleague was faster, whose commit stays (the seed force-pushes later, F13)', async () => {
    await using on = await stage();
    await on.repository.write({ 'a.txt': 'mine\n' });
    const before = await worldPrint({ repositories: [on.repository.path] });
    const theirs = await (await on.remote.colleague()).pushCommit();
    expect((await runPush(on.world, 'run', QUICK)).exit).toBe(7);
    expect((await on.remote.refs())['refs/heads/main']).toBe(theirs);
    expect(worldDifference(before, await worldPrint({ repositories: [on.repository.path] }))).toBe('');
  });
});
