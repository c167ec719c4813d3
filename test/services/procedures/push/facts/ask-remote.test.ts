import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { askRemote } from '#services/procedures/push/facts/ask-remote.ts';

import { createFixture } from '../../../../support/lab/fixture.ts';
import { startHttp } from '../../../../support/lab/http.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { readerIn } from '../../../../support/lab/reader.ts';
import { sshMissing, startSsh } from '../../../../support/lab/ssh.ts';

const { signal } = new AbortController();

test('sees a tag that no fetch brings, which np does not (F3), and fetches nothing', async () => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
  const colleague = await remote.colleague();
  const theirs = await colleague.pushTag('v1.1.0', { unreachable: true });
  const light = await colleague.pushTag('light', { lightweight: true });
  const before = await repository.refs();
  const found = await askRemote(readerIn(lab), { dir: repository.path, remote: 'origin', signal });
  expect(found.tags.get('v1.1.0')).toEqual({ object: theirs.tag, commit: theirs.commit });
  expect(found.tags.get('light')).toEqual({ object: light.commit, commit: light.commit });
  expect(found.tags.get('v1.0.0')?.commit).toBe(await repository.id('v1.0.0^{commit}'));
  expect([...found.branches]).toEqual([['main', await repository.id('HEAD')]]);
  expect(await repository.refs()).toEqual(before);
});

test('an empty remote has nothing', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
  await lab.run('git', ['init', '-q', '--bare', lab.at('new.git')]);
  const found = await askRemote(readerIn(lab), { dir: repository.path, remote: lab.at('new.git'), signal });
  expect([found.branches.size, found.tags.size]).toEqual([0, 0]);
});

describe("the person's own way of reaching it is taken as it is (A18)", () => {
  /** An `ssh` that serves the remote of the lab itself and writes down how it was called. */
  async function fakeSsh(lab: Lab): Promise<string> {
    const path = lab.at('bin/my-ssh');
    const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${lab.at('calls')}'\nfor last; do :; done\nexec sh -c "$last"\n`;
    await writeFile(path, script, { mode: 0o755 });
    return path;
  }

  test.each(['GIT_SSH_COMMAND', 'GIT_SSH'])('%s, which simple-git drops (F16)', async (variable) => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('remote', 'set-url', 'origin', `ana@atlas.example:${remote.path}`);
    const reader = readerIn(lab, { [variable]: await fakeSsh(lab), GIT_SSH_VARIANT: 'simple' });
    expect((await askRemote(reader, { dir: repository.path, remote: 'origin', signal })).branches.size).toBe(1);
    expect(reader.commands).toEqual(['ls-remote']);
    expect(await lab.run('cat', [lab.at('calls')])).toBe(`ana@atlas.example git-upload-pack '${remote.path}'`);
  });

  test('core.sshCommand, which a default of our own would have overruled', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('remote', 'set-url', 'origin', `ana@atlas.example:${remote.path}`);
    await repository.git('config', 'ssh.variant', 'simple');
    await repository.git('config', 'core.sshCommand', await fakeSsh(lab));
    expect((await askRemote(readerIn(lab), { dir: repository.path, remote: 'origin', signal })).branches.size).toBe(1);
  });

  test('ssh that git chooses is told to ask nobody', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('remote', 'set-url', 'origin', `ana@atlas.example:${remote.path}`);
    await lab.run('mv', [await fakeSsh(lab), lab.at('bin/ssh')]);
    await askRemote(readerIn(lab), { dir: repository.path, remote: 'origin', signal, sshCommand: null });
    expect(await lab.run('cat', [lab.at('calls')])).toContain('-oBatchMode=yes');
  });

  test('a real ssh server with a key of its own', async (ctx) => {
    const missing = sshMissing();
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    const server = await startSsh(lab);
    const ask = (env: Readonly<Record<string, string>>) =>
      askRemote(readerIn(lab, env), { dir: repository.path, remote: server.url(remote), signal });
    expect((await ask(server.env)).branches.get('main')).toBe(await repository.id('HEAD'));
    await expect(ask({})).rejects.toMatchObject({ code: 'remote-denied', exit: 'credential' });
  });

  test('GIT_ASKPASS answers for a password, and without it nobody is asked (A19)', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    const server = await startHttp(lab);
    server.users.set('ana', 's3cret');
    const askpass = lab.at('bin/askpass');
    await writeFile(askpass, '#!/bin/sh\ncase "$1" in Username*) echo ana;; *) echo s3cret;; esac\n', { mode: 0o755 });
    const ask = (env: Readonly<Record<string, string>>) =>
      askRemote(readerIn(lab, env), { dir: repository.path, remote: server.url(remote), signal });
    expect((await ask({ GIT_ASKPASS: askpass })).branches.size).toBe(1);
    await expect(ask({})).rejects.toMatchObject({ code: 'remote-denied' });
  });
});

describe('a remote that does not answer', () => {
  test('is not there', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    const ask = (remote: string) => askRemote(readerIn(lab), { dir: repository.path, remote, signal });
    await expect(ask(lab.at('nothing.git'))).rejects.toMatchObject({ code: 'remote-missing', exit: 'refused' });
    await expect(ask('nobody')).rejects.toMatchObject({ code: 'remote-missing' });
    await expect(ask('http://127.0.0.1:1/x.git')).rejects.toMatchObject({ code: 'remote-failed' });
  });

  test('hangs: it is left after the deadline', async (ctx) => {
    const missing = sshMissing();
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    const server = await startSsh(lab);
    server.hang();
    const asked = askRemote(readerIn(lab, server.env), {
      dir: repository.path,
      remote: server.url(remote),
      signal,
      timeoutMs: 300,
    });
    await expect(asked).rejects.toMatchObject({ code: 'remote-timeout' });
  });

  test('says no, and the words that come back have no password in them', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, { 'a.txt': 'x\n' });
    const server = await startHttp(lab);
    server.users.set('ana', 'right');
    const url = server.url(remote).replace('http://', 'http://ana:s3cret@');
    await repository.git('remote', 'set-url', 'origin', url);
    const asked = askRemote(readerIn(lab), { dir: repository.path, remote: 'origin', signal });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'remote-denied' });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('s3cret');
  });

  test('an option in the place of a name is no option', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    const asked = askRemote(readerIn(lab), {
      dir: repository.path,
      remote: `--upload-pack=touch ${lab.at('made')}`,
      signal,
    });
    await expect(asked).rejects.toMatchObject({ code: 'remote-failed' });
    expect(existsSync(lab.at('made'))).toBe(false);
  });
});
