import { expect, test } from 'vitest';

import { Lab } from '../support/lab/lab.ts';
import { createRepository } from '../support/lab/repository.ts';
import { gpgMissing, signNowhere, signWithGpg, signWithSsh } from '../support/lab/signing.ts';

test('git signs with a throw-away gpg key and knows it again', async (ctx) => {
  const missing = gpgMissing();
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const fingerprint = await signWithGpg(lab);
  const repository = await createRepository(lab, 'project');
  await repository.commit('feat: begin');
  await repository.tag('v1.0.0', { signed: true });
  const seen = await repository.tryGit('verify-tag', '--raw', 'v1.0.0');
  expect(seen.stderr).toContain(`VALIDSIG ${fingerprint}`);
  expect(await repository.git('log', '-1', '--format=%G?')).toBe('G');
});

test('git signs with a throw-away ssh key and knows it again', async () => {
  await using lab = new Lab();
  await signWithSsh(lab);
  const repository = await createRepository(lab, 'project');
  await repository.commit('feat: begin');
  await repository.tag('v1.0.0', { signed: true });
  expect((await repository.tryGit('verify-tag', 'v1.0.0')).stderr).toContain(
    'Good "git" signature for ana@atlas.example',
  );
  expect(await repository.git('log', '-1', '--format=%G?')).toBe('G');
});

test('without a key nothing is signed and nothing made', async () => {
  await using lab = new Lab();
  await signNowhere(lab);
  const repository = await createRepository(lab, 'project');
  const { code, stderr } = await repository.tryGit('commit', '--allow-empty', '-m', 'feat: begin');
  expect({ code, stderr }).toEqual({ code: 128, stderr: expect.stringContaining('failed to sign') as string });
});
