import { expect, test } from 'vitest';

import { versionPattern } from '#domain/git/describe.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Shell } from '#services/ports/shell.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';
import { lookAhead } from '#services/procedures/push/facts/ahead.ts';
import { askRemote } from '#services/procedures/push/facts/ask-remote.ts';
import { readUntagged, readUntaggedDiffstat } from '#services/procedures/push/facts/history.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';

/** The real shell, and what was run with it. */
function counted(lab: Lab) {
  const real = realShell(lab.env);
  const ran: string[] = [];
  const shell: Shell = {
    which: (name) => real.which(name),
    run(command, limits) {
      ran.push(JSON.stringify(command));
      return real.run(command, limits);
    },
  };
  return { shell, ran };
}

/** What is asked of the remote, as planning asks it. */
const question = (lab: Lab, dir: string, signal = new AbortController().signal) => ({
  env: personEnvironment(consoleWorld(lab, dir).environment),
  of: { dir, remote: 'origin', signal },
});

test('planning takes each answer that was begun ahead, and asks nothing twice', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage({ manifest: { private: true } }));
  const { shell, ran } = counted(lab);
  const world = consoleWorld(lab, repository.path);
  const ahead = await lookAhead({ ...world, shell }, repository.path);
  expect(ran).toHaveLength(1);
  const planned = await runPush({ ...world, shell: ahead.shell }, 'plan', { json: true });
  expect([planned.exit, planned.json()]).toMatchObject([0, { next: '1.1.0' }]);
  const again = /ls-remote|status|for-each-ref|"log"|ls-files|--list|--shortstat/;
  expect(ran.slice(1).filter((one) => again.test(one))).toEqual([]);
  ahead.end();
  const without = await runPush({ ...world, shell }, 'plan', { json: true });
  expect(without.json()).toEqual(planned.json());
});

test('planning one package among several takes each answer too, and its history is not begun ahead', async () => {
  await using lab = new Lab();
  const root = npmPackage({ manifest: { private: true, workspaces: ['packages/*'] } });
  const own = JSON.stringify({ name: 'one', version: '1.0.0', private: true });
  const { repository } = await createFixture(lab, { ...root, 'packages/one/package.json': own });
  await repository.commit('feat: more of one', { 'packages/one/more.txt': 'x\n' });
  const { shell, ran } = counted(lab);
  const world = consoleWorld(lab, repository.path);
  const ahead = await lookAhead({ ...world, shell }, repository.path, { history: false });
  const planned = await runPush({ ...world, shell: ahead.shell }, 'plan', { json: true, package: 'one' });
  expect(ran[0]).not.toContain('--boundary');
  expect(ran.slice(1).filter((one) => /ls-remote|status|for-each-ref|ls-files|--list/.test(one))).toEqual([]);
  ahead.end();
  const without = await runPush({ ...world, shell }, 'plan', { json: true, package: 'one' });
  expect(without.json()).toEqual(planned.json());
  expect(planned.json()).toMatchObject({ why: [{ subject: 'feat: more of one' }, {}] });
});

test('an answer is given once, then it is asked again; after the end none is given', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const { shell, ran } = counted(lab);
  const { env, of } = question(lab, repository.path);
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const ask = () => askRemote({ shell: ahead.shell, env }, of);
  expect((await ask()).tags.has('v1.0.0')).toBe(true);
  expect(ran).toHaveLength(1);
  expect((await ask()).tags.has('v1.0.0')).toBe(true);
  expect(ran).toHaveLength(2);
  const other = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  other.end();
  expect((await askRemote({ shell: other.shell, env }, of)).tags.has('v1.0.0')).toBe(true);
  expect(ran).toHaveLength(4);
});

test('differences are told of the two commits that are named, once; who never asks holds nobody up', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const { shell, ran } = counted(lab);
  const { env, of } = question(lab, repository.path);
  const { dir, signal } = of;
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const [head, first] = (await repository.git('log', '--format=%H')).trim().split('\n');
  const asked = (from = '', to = '') => {
    const commits = [{ hash: to, parents: [], subject: '', body: '' }];
    return readUntaggedDiffstat({ shell: ahead.shell, env }, { dir, signal }, { commits, boundary: [from] });
  };
  const forward = await asked(first, head);
  expect(ran).toHaveLength(1);
  expect(forward?.files).toBeGreaterThan(0);
  expect(await asked(head, first)).toEqual({
    ...forward,
    insertions: forward?.deletions,
    deletions: forward?.insertions,
  });
  expect(ran).toHaveLength(2);
  const other = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const usual = tagPrefixes(null).map(versionPattern);
  const unreached = await readUntagged({ shell: other.shell, env }, { dir, signal }, usual);
  expect(unreached?.commits.at(-1)?.hash).toBe(head);
  expect((await askRemote({ shell: other.shell, env }, of)).branches.get('main')).toBe(head);
  expect(ran).toHaveLength(3);
});

test('a remote that is not there is told as if it had been asked alone', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  await repository.git('remote', 'set-url', 'origin', lab.at('nowhere.git'));
  const { shell, ran } = counted(lab);
  const { env, of } = question(lab, repository.path);
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const told = (given: typeof shell) => askRemote({ shell: given, env }, of).catch((error: unknown) => error);
  const early = await told(ahead.shell);
  expect(ran).toHaveLength(1);
  expect(early).toMatchObject({ code: 'remote-missing' });
  expect(early).toEqual(await told(shell));
});

test('who cancels the question ends what was begun', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  await lab.configure('core.sshCommand', 'sleep 60;');
  await repository.git('remote', 'set-url', 'origin', 'ssh://atlas.example/parcel.git');
  const { shell } = counted(lab);
  const stop = new AbortController();
  const { env, of } = question(lab, repository.path, stop.signal);
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const answer = askRemote({ shell: ahead.shell, env }, of).catch((error: unknown) => error);
  stop.abort();
  expect(await answer).toMatchObject({ code: 'remote-failed' });
});
