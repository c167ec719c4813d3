import { expect, it } from 'vitest';

import { realEnvironment } from '#services/adapters/environment.ts';
import { realShell } from '#services/adapters/shell.ts';
import { parseNumstat, pickedDiffstat } from '#services/procedures/push/facts/picked-diffstat.ts';

import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';

it('sums up what commits change wherever they stand, and counts a file once', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, { 'a.txt': 'one\n' });
  const first = await repository.commit('fix: one', { 'a.txt': 'one\ntwo\n', 'line\nend.txt': 'x\n' });
  await repository.commit('feat: not this', { 'b.txt': 'b\n' });
  const second = await repository.commit('fix: two', { 'a.txt': 'two\n', 'dot.bin': '\0\u0001' });
  const world = { shell: realShell(), environment: realEnvironment(lab.env) };
  const signal = new AbortController().signal;
  expect(await pickedDiffstat(world, repository.path, [first, second], signal)).toEqual({
    files: 3,
    insertions: 2,
    deletions: 1,
  });
  expect(await pickedDiffstat(world, repository.path, [], signal)).toEqual({ files: 0, insertions: 0, deletions: 0 });
});

it('a tab in a name is part of it', () => {
  expect(parseNumstat(['1\t0\ta\tb', '1\t0\ta\tc', ''].join('\0'))).toEqual({ files: 2, insertions: 2, deletions: 0 });
});
