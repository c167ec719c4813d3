import { chownSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { work } from '#services/adapters/checkouts/work.ts';
import type { Snapshot } from '#services/ports/checkouts.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { createRepository, type Repository } from '../../../support/lab/repository.ts';
import { worldOf } from '../../../support/recovery/compare.ts';

const signal = new AbortController().signal;
const checkouts = realCheckouts(work);
const NOBODY = 65_534;
const MANY = { folders: 10, files: 1000 };
const MINUTE_MS = 60_000;

const take = ({ lab, path }: Repository, target: string | null = null): Promise<Snapshot> =>
  checkouts.take({ id: 'recover-1', top: path, folder: lab.at('kept'), ignored: null, target, signal });

/** A repository with two commits; answers the first one. */
async function two(repository: Repository): Promise<string> {
  const good = await repository.commit('feat: begin', { 'a.txt': 'a 1\n', 'deep/b.txt': 'b 1\n' });
  await repository.commit('feat: more', { 'a.txt': 'a 2\n', 'deep/c.txt': 'c\n' });
  return good;
}

describe('an odd checkout is kept, overwritten and comes back', () => {
  it('on a branch whose name is no plain ASCII', async () => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project');
    const good = await two(repository);
    await repository.git('checkout', '-q', '-b', 'größe/日本');
    const before = await worldOf(repository.path);
    const snapshot = await take(repository, good);
    expect(snapshot.branch).toBe('refs/heads/größe/日本');
    await checkouts.expect(snapshot, good, signal);
    await repository.git('reset', '-q', '--hard', good);
    expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'differs' });
    await checkouts.restore(snapshot, signal);
    expect(await worldOf(repository.path)).toBe(before);
  });

  it('with files of somebody else, a socket, a pipe and links out of it', async (ctx) => {
    if (process.getuid?.() !== 0) return ctx.skip('needs root, to make files of somebody else');
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project');
    const good = await two(repository);
    const outside = lab.at('outside.txt');
    writeFileSync(outside, 'outside\n');
    chownSync(repository.at('a.txt'), NOBODY, NOBODY);
    await repository.write({ 'mine.txt': 'untracked, of somebody else\n' });
    chownSync(repository.at('mine.txt'), NOBODY, NOBODY);
    symlinkSync(outside, repository.at('out'));
    rmSync(repository.at('deep/b.txt'));
    symlinkSync(outside, repository.at('deep/b.txt'));
    await lab.run('mkfifo', [repository.at('pipe')]);
    const socket = createServer().listen(repository.at('sock'));
    try {
      const before = await worldOf(repository.path);
      const snapshot = await take(repository, good);
      expect(snapshot.leftOut.toSorted()).toEqual(['pipe', 'sock']);
      await checkouts.expect(snapshot, good, signal);
      await repository.git('checkout', '-q', '--force', '--detach', good);
      rmSync(repository.at('mine.txt'));
      await checkouts.restore(snapshot, signal);
      expect(await worldOf(repository.path)).toBe(before);
      for (const name of ['a.txt', 'mine.txt'])
        expect(lstatSync(repository.at(name))).toMatchObject({ uid: NOBODY, gid: NOBODY });
      expect(lstatSync(repository.at('sock')).isSocket()).toBe(true);
      expect(readFileSync(outside, 'utf8')).toBe('outside\n');
    } finally {
      socket.close();
    }
    return undefined;
  });

  it('with big files that git-lfs keeps, without git-lfs being asked', async (ctx) => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project');
    if ((await repository.tryGit('lfs', 'install', '--local')).code !== 0) return ctx.skip('needs git-lfs');
    await repository.git('lfs', 'track', '*.bin');
    const good = await repository.commit('feat: begin', {
      '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n',
    });
    await repository.commit('feat: big', { 'same.bin': 'a big file\n', 'other.bin': 'another big file\n' });
    expect(await repository.git('show', 'HEAD:same.bin')).toContain('git-lfs');
    await repository.write({ 'other.bin': 'changed, not staged\n' });
    const before = await worldOf(repository.path);
    const snapshot = await take(repository, good);
    await checkouts.expect(snapshot, good, signal);
    await repository.git('checkout', '-q', '--force', '--detach', good);
    // Whatever git-lfs had of its own is gone: only the snapshot can bring the bytes back.
    rmSync(repository.at('.git/lfs/objects'), { recursive: true });
    await checkouts.restore(snapshot, signal);
    expect(readFileSync(repository.at('same.bin'), 'utf8')).toBe('a big file\n');
    expect(await worldOf(repository.path)).toBe(before);
    return undefined;
  });

  it(
    `with ${MANY.folders * MANY.files} untracked files`,
    async () => {
      await using lab = new Lab();
      const repository = await createRepository(lab, 'project');
      const good = await two(repository);
      for (let folder = 0; folder < MANY.folders; folder++) {
        const place = join(repository.path, `many-${folder}`);
        mkdirSync(place);
        for (let file = 0; file < MANY.files; file++) writeFileSync(join(place, `file-${file}`), '');
      }
      const snapshot = await take(repository, good);
      expect(snapshot.files).toBe(MANY.folders * MANY.files);
      rmSync(repository.at('many-3'), { recursive: true });
      const restored = await checkouts.restore(snapshot, signal);
      expect(restored.changed).toBe(MANY.files + 1);
      expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'same' });
    },
    MINUTE_MS,
  );
});
