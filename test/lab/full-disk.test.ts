import { expect, test } from 'vitest';

import { createFixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { tmpfs } from '../support/mounted.ts';
import { lacksAdmin } from '../support/privileged.ts';

test('a whole laboratory fits on a disk that is soon full, and is gone from it afterwards', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=4m');
  await using lab = new Lab({ within: disk.path });
  const { repository, remote } = await createFixture(lab, npmPackage());
  const before = await remote.refs();
  const filled = await repository.tryGit('bundle', 'create', 'fits', '--all');
  expect(filled.code).toBe(0);
  await expect(repository.write({ 'fill.bin': new Uint8Array(8 * 2 ** 20) })).rejects.toThrow('ENOSPC');
  const { code, stderr } = await repository.tryGit('add', 'fill.bin');
  expect(code).not.toBe(0);
  expect(stderr).toContain('No space left on device');
  expect(await remote.refs()).toEqual(before);
});
