import { chmod, writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { validateSignStep } from '#services/procedures/push/steps/validate-sign.ts';

import type { Lab } from '../../../../support/lab/lab.ts';
import { gpgMissing, signNowhere, signWithGpg, signWithSsh } from '../../../../support/lab/signing.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

/** How a trial ends on a machine that was set up like this. */
async function trial(prepare: (lab: Lab) => Promise<unknown>, answerMs = 60_000) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const base = await tree.repository.id('HEAD');
  await prepare(tree.lab);
  const refs = await tree.repository.git('for-each-ref');
  const project = { id: 'project', name: 'project', dir: tree.repository.path };
  const params = { project, base, tag: { name: 'v1.1.0', sign: true, message: '' } } as unknown as PushParams;
  const run = await tree.run(validateSignStep(tree.world, params, answerMs)!);
  expect(await tree.repository.git('for-each-ref')).toBe(refs);
  return { ...stepOf(run, 'validate-sign'), exit: run.exit };
}

/** Has git sign with a program that does this. */
const program = (lines: string) => async (lab: Lab) => {
  await signNowhere(lab);
  await writeFile(lab.at('bin/no-key'), `#!/bin/sh\n${lines}\n`);
  await chmod(lab.at('bin/no-key'), 0o755);
};

test('a key that works is tried without leaving any ref behind', async (ctx) => {
  expect(await trial(signWithSsh)).toMatchObject({ state: 'done', summary: 'a trial was signed' });
  const missing = gpgMissing();
  if (missing !== null) ctx.skip(missing);
  expect(await trial(signWithGpg)).toMatchObject({ state: 'done' });
});

test('no key, no program, no terminal: each is told apart and ends with exit 8', async () => {
  const cases = [
    [signNowhere, /no key to sign with/, /user\.signingKey/],
    [(lab: Lab) => signNowhere(lab).then(() => lab.configure('gpg.program', '/nowhere/gpg')), /not there/, /gnupg/],
    [program('echo "gpg: signing failed: Inappropriate ioctl for device" >&2; exit 2'), /passphrase/, /GPG_TTY/],
    [program('exit 3'), /cannot sign/, /git commit -S/],
  ] as const;
  for (const [prepare, message, hint] of cases) {
    const { error, exit } = await trial(prepare);
    expect([exit, error]).toMatchObject([8, { code: 'cannot-sign' }]);
    expect(error?.message).toMatch(message);
    expect(error?.hint).toMatch(hint);
  }
});

test('a passphrase that nobody types does not hang the push', async () => {
  const { error } = await trial(program('exec sleep 1000'), 300);
  expect(error).toMatchObject({ message: expect.stringMatching(/nobody answers/) as string });
});

test('nothing is tried where nothing is signed', async () => {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  expect(validateSignStep(tree.world, { tag: null, signCommits: false } as PushParams)).toBeNull();
});
