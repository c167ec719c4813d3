import { expect, test } from 'vitest';

import { createFixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { attempt } from '../support/lab/run.ts';
import { sshMissing, startSsh } from '../support/lab/ssh.ts';
import { until } from '../support/lab/until.ts';

const missing = sshMissing();

async function ready(lab: Lab) {
  const fixture = await createFixture(lab, npmPackage());
  const ssh = await startSsh(lab);
  await fixture.repository.git('remote', 'set-url', 'origin', ssh.url(fixture.remote));
  const cwd = fixture.repository.path;
  const git = (env: Record<string, string>, ...args: readonly string[]) =>
    attempt('git', args, { cwd, env: { ...lab.env, ...env } });
  return { ...fixture, ssh, git };
}

test('git pushes and fetches through a real ssh server', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const { repository, remote, ssh, git } = await ready(lab);
  const commit = await repository.commit('feat: more');
  await repository.tag('v1.1.0');
  expect(await git(ssh.env, 'push', '--atomic', 'origin', 'main', 'v1.1.0')).toMatchObject({ code: 0 });
  expect(await remote.id('main')).toBe(commit);
  const theirs = await (await remote.colleague()).pushCommit();
  expect((await git(ssh.env, 'ls-remote', 'origin', 'main')).stdout).toContain(theirs);
  await remote.refuse('tag');
  await repository.tag('v1.2.0');
  const refused = await git(ssh.env, 'push', 'origin', 'v1.2.0');
  expect(refused.stderr).toContain('this server takes no tag');
  expect(ssh.connections()).toBe(3);
});

test('without the key and the known host nobody gets in', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const { git } = await ready(lab);
  const batch = { GIT_SSH_COMMAND: 'ssh -F /dev/null -o BatchMode=yes' };
  expect((await git(batch, 'ls-remote', 'origin')).stderr).toContain('Host key verification failed');
  const stranger = { GIT_SSH_COMMAND: `${batch.GIT_SSH_COMMAND} -o UserKnownHostsFile=${lab.at('ssh/known_hosts')}` };
  expect((await git(stranger, 'ls-remote', 'origin')).stderr).toContain('Permission denied');
});

test('a server that hangs leaves nobody behind', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  const lab = new Lab();
  const { ssh, git } = await ready(lab);
  ssh.hang();
  const asking = git(ssh.env, 'ls-remote', 'origin');
  await until(() => ssh.connections() > 0, 'nobody came');
  await lab[Symbol.asyncDispose]();
  expect((await asking).code).not.toBe(0);
});
