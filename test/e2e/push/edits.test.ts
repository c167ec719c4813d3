import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { heldStage } from '../../support/killing/held.ts';
import { ended } from '../../support/killing/stage.ts';

describe('what a person writes while a push runs', () => {
  it.each([
    ['beside what it changes', { 'src/index.js': 'mine\n', 'new.txt': 'new\n' }, true],
    ['in what it changes', { 'package.json': '{"mine":true}\n' }, false],
  ] as const)('survives a release, %s (A8)', async (_where, files, follows) => {
    const { stage, gate } = await heldStage('commit-msg');
    await using _ = stage;
    const { repository, remote } = stage;
    await using session = stage.begin(['run', '--yes']);
    await gate.reached();
    await repository.write(files);
    await repository.git('add', Object.keys(files)[0] ?? '');
    await gate.open();
    expect((await ended(session)).exitCode).toBe(0);
    for (const [name, text] of Object.entries(files)) {
      expect(await readFile(repository.at(name), 'utf8')).toBe(text);
      expect((await remote.tryGit('show', `main:${name}`)).stdout).not.toBe(text);
    }
    expect(await repository.git('diff', '--cached', '--name-only')).toContain(Object.keys(files)[0]);
    expect((await repository.id('main')) === (await remote.id('main'))).toBe(follows);
  });

  it('survives a push that is refused and taken back (A8; release-it resets the tree, F11)', async () => {
    const { stage, gate } = await heldStage('pre-push');
    await using _ = stage;
    const { repository } = stage;
    await using session = stage.begin(['run', '--yes']);
    await gate.reached();
    await repository.write({ 'README.md': 'mine\n', 'new.txt': 'new\n' });
    await gate.open(1);
    expect((await ended(session)).exitCode).toBe(5);
    expect(await readFile(repository.at('README.md'), 'utf8')).toBe('mine\n');
    expect(await repository.git('status', '--porcelain')).toBe(' M README.md\n?? new.txt');
  });
});
