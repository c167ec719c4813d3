import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const git = realGit(realShell());
const { signal } = new AbortController();

test('a ref on the remote is read, and only a ref of exactly that name', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('a', 'push', '-q', 'origin', 'main:refs/heads/x/main');
  const commit = lab.git('a', 'rev-parse', 'HEAD').trim();
  expect(await git.lsRemote(dir, 'origin', 'refs/heads/main', signal)).toBe(commit);
  expect(await git.lsRemote(dir, 'origin', 'main', signal)).toBeNull();
  expect(await git.lsRemote(dir, 'origin', 'refs/tags/v1', signal)).toBeNull();
});

test('a remote that is not there is an error and not a missing ref', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.git('a', 'remote', 'add', 'origin', lab.at('gone.git'));
  await expect(git.lsRemote(dir, 'origin', 'refs/heads/main', signal)).rejects.toMatchObject({ code: 'remote-failed' });
});

test('a remote that takes the connection and says nothing is left when the signal fires', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  lab.git('a', 'remote', 'add', 'origin', `git://127.0.0.1:${port}/a.git`);
  const patience = new AbortController();
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const answer = git.lsRemote(dir, 'origin', 'refs/heads/main', patience.signal);
  const [socket] = await connected;
  const closed = once(socket.resume(), 'close');
  patience.abort();
  await expect(answer).rejects.toMatchObject({ code: 'timeout' });
  await closed;
  server.close();
});
