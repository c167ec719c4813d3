import { describe, expect, test } from 'vitest';

import { gatherGit } from '#services/procedures/push/facts/gather.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';

import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { readerIn } from '../../../../support/lab/reader.ts';
import { createRepository, type Repository } from '../../../../support/lab/repository.ts';

const { signal } = new AbortController();

const gather = (repository: Repository, question: Partial<Parameters<typeof gatherGit>[1]> = {}): Promise<GitFacts> =>
  gatherGit(readerIn(repository.lab), { dir: repository.path, signal, ...question });
const subjects = ({ history }: GitFacts): string[] => history.commits.map(({ subject }) => subject);

describe('repositories of other shapes', () => {
  test('a shallow clone says so, and its history ends where it was cut', async () => {
    await using lab = new Lab();
    const { remote } = await createFixture(lab, { 'a.txt': 'x\n' }, { commits: ['feat: b', 'feat: c'] });
    await lab.run('git', ['clone', '-q', '--depth', '1', `file://${remote.path}`, lab.at('shallow')]);
    const facts = await gatherGit(readerIn(lab), { dir: lab.at('shallow'), signal });
    expect(facts).toMatchObject({ shallow: true, nearest: null });
    expect(subjects(facts)).toEqual(['feat: c']);
  });

  test('a clone without blobs is looked at without fetching them', async () => {
    await using lab = new Lab();
    const { remote } = await createFixture(lab, { 'a.txt': 'x\n' }, { commits: ['feat: b', 'feat: c'] });
    await remote.git('config', 'uploadpack.allowFilter', 'true');
    await lab.run('git', [
      'clone',
      '-q',
      '--filter=blob:none',
      '--no-checkout',
      `file://${remote.path}`,
      lab.at('partial'),
    ]);
    const facts = await gatherGit(readerIn(lab), { dir: lab.at('partial'), signal });
    expect(facts.core.promisor).toBe('origin');
    expect(facts.history).toMatchObject({ since: 'v1.0.0', diffstat: null });
    expect(subjects(facts)).toEqual(['feat: b', 'feat: c']);
  });

  test('submodules by path and address, changed inside or not', async () => {
    await using lab = new Lab();
    const inner = await createFixture(lab, { 'i.txt': 'x\n' }, { name: 'inner' });
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '-q',
      inner.remote.path,
      'libs/with space',
    );
    await repository.git('commit', '-q', '-m', 'feat: a part');
    await repository.write({ 'libs/with space/i.txt': 'y\n' });
    const facts = await gather(repository);
    expect(facts.submodules).toEqual([{ path: 'libs/with space', url: inner.remote.path }]);
    expect(facts.changes).toEqual([
      expect.objectContaining({ path: 'libs/with space', submodule: true, kind: 'changed' }),
    ]);
    const within = await gather(repository, { dir: repository.at('libs/with space') });
    expect(within).toMatchObject({ top: repository.at('libs/with space'), linked: false, tags: [{ name: 'v1.0.0' }] });
  });

  test('a file of submodules that cannot be read names none', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { '.gitmodules': '[submodule "x\n' });
    expect((await gather(repository)).submodules).toEqual([]);
  });

  test('files that LFS keeps, set up here or not', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, {
      'deep/.gitattributes': '# *.txt filter=lfs\n*.bin filter=lfs diff=lfs merge=lfs -text\n',
      'deep/a.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
    });
    expect((await gather(repository)).lfs).toEqual({ used: true, installed: false });
    await repository.git('config', 'filter.lfs.process', 'git-lfs filter-process');
    expect((await gather(repository)).lfs).toEqual({ used: true, installed: true });
  });

  test('a comment that speaks of LFS uses none', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { '.gitattributes': '# *.txt filter=lfs\n*.txt text\n' });
    expect((await gather(repository)).lfs.used).toBe(false);
  });

  test('names by SHA-256', async () => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project', '--object-format=sha256');
    await repository.commit('feat: a', { 'a.txt': 'x\n' });
    const facts = await gather(repository);
    expect(facts.head).toHaveLength(64);
    expect(facts.history).toMatchObject({ since: null, diffstat: { files: 1, insertions: 1 } });
    await repository.tag('v1.0.0');
    await repository.commit('feat: b', { 'b.txt': 'x\n' });
    expect((await gather(repository)).nearest).toEqual({ tag: 'v1.0.0', distance: 1 });
  });
});

describe('settings that a release follows', () => {
  test('signing, hooks, ssh and who commits', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    for (const [key, value] of Object.entries({
      'tag.gpgSign': 'true',
      'commit.gpgSign': 'yes',
      'gpg.format': 'ssh',
      'gpg.ssh.program': '/usr/bin/sign',
      'user.signingKey': '~/.ssh/id',
      'core.hooksPath': '.husky',
      'core.sshCommand': 'ssh -i key',
      'core.autocrlf': 'input',
    }))
      await repository.git('config', key, value);
    const facts = await gather(repository);
    expect(facts.signing).toEqual({
      commits: true,
      tags: true,
      format: 'ssh',
      key: '~/.ssh/id',
      program: '/usr/bin/sign',
    });
    expect(facts.core).toMatchObject({ hooksPath: '.husky', sshCommand: 'ssh -i key', autocrlf: 'input' });
    const { identity } = await gatherGit(readerIn(lab, { GIT_COMMITTER_NAME: 'robot' }), {
      dir: repository.path,
      signal,
    });
    expect(identity).toEqual({ name: 'robot', email: 'ana@atlas.example' });
  });

  test('nobody is set to commit', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    const facts = await gatherGit(readerIn(lab, { GIT_CONFIG_GLOBAL: '/dev/null' }), { dir: repository.path, signal });
    expect(facts.identity).toEqual({ name: null, email: null });
  });
});

describe('what is no repository', () => {
  test('a folder, a bare repository, a broken one', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    const look = (dir: string) => gatherGit(readerIn(lab), { dir, signal });
    await expect(look(lab.at('tmp'))).rejects.toMatchObject({ code: 'not-a-repository' });
    await expect(look(remote.path)).rejects.toMatchObject({ code: 'not-a-repository' });
    await repository.write({ '.git/HEAD': 'ref: refs/heads/../../x\n' });
    await expect(look(repository.path)).rejects.toMatchObject({ code: expect.stringMatching(/repository/) as string });
  });

  test('an abort ends the look', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await expect(gather(repository, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'timeout' });
  });
});
