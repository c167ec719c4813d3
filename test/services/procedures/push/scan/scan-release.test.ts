import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Released } from '#services/procedures/push/scan/scan-release.ts';

import type { GitLab } from '../../../../support/git/lab.ts';
import { releasedApp, scanned } from '../../../../support/push/scanned.ts';
import { PLANTED } from '../../../../support/secrets/planted.ts';

const [github, npm, pypi] = PLANTED;
const { line, value } = github!;
let lab: GitLab;
let dir = '';

beforeEach(() => {
  ({ lab, dir } = releasedApp());
});
afterEach(() => lab[Symbol.dispose]());

const scan = (change: Partial<Released> = {}) => scanned(dir, change);

/** Exit 6 that names the rule and the place, and nothing of the value. */
async function expectStop(found: ReturnType<typeof scan>, place: string, rule = 'github-token'): Promise<void> {
  const result = await found;
  expect(result.blocks).toMatchObject({ exit: 'secretFound', code: 'secret-found' });
  expect(result.blocks?.message).toContain(place);
  expect(result.blocks?.message).toContain(rule);
  const whole = JSON.stringify([result, result.blocks?.message, result.blocks?.hint]);
  for (let at = 0; at + 6 <= value.length; at += 1) expect(whole).not.toContain(value.slice(at, at + 6));
}

describe('a secret stops the release', () => {
  test('in a tracked file, also one that did not change', async () => {
    lab.git('app', 'tag', '-d', 'v1.0.0');
    lab.commit('app', 'src/old.txt', `x\n${line}\n`);
    lab.git('app', 'tag', 'v1.0.0');
    lab.commit('app', 'src/new.txt', 'harmless\n');
    await expectStop(scan(), 'src/old.txt, line 2');
  });

  test('in what is staged, however the working tree looks', async () => {
    lab.write('app/src/a.txt', `${line}\n`);
    lab.git('app', 'add', '-A');
    lab.write('app/src/a.txt', 'one\n');
    await expectStop(scan(), 'src/a.txt, line 1');
  });

  test('in an older commit since the tag, though it is gone again', async () => {
    const commit = lab.commit('app', 'src/a.txt', `one\n${line}\n`);
    lab.commit('app', 'src/a.txt', 'one\n');
    await expectStop(scan(), `src/a.txt, line 2 of commit ${commit.slice(0, 10)}`);
  });

  test('that only a merge brought in', async () => {
    lab.git('app', 'checkout', '-q', '-b', 'side');
    lab.commit('app', 'src/b.txt', 'side\n');
    lab.git('app', 'checkout', '-q', 'main');
    lab.git('app', 'merge', '-q', '--no-ff', '--no-commit', 'side');
    lab.write('app/src/b.txt', `${line}\n`);
    lab.git('app', 'add', '-A');
    lab.git('app', 'commit', '-q', '-m', 'merge');
    lab.commit('app', 'src/b.txt', 'clean\n');
    await expectStop(scan(), 'src/b.txt, line 1 of commit');
  });

  test('in a reviewed path that nobody staged yet', async () => {
    lab.write('app/notes/new\nfile.txt', `${line}\n`);
    await expectStop(scan({ reviewed: ['notes/new\nfile.txt'] }), 'new\nfile.txt, line 1 (to be added)');
  });

  test('in a packed file that git ignores', async () => {
    lab.write('app/secret.txt', `x\ny\n${line}\n`);
    lab.write('app/.npmignore', '');
    execFileSync('npm', ['pack', '--silent'], { cwd: dir, stdio: 'pipe' });
    const file = lab.at('app/app-1.0.0.tgz');
    await expectStop(scan({ packages: [file] }), 'secret.txt, line 3 of the package app-1.0.0.tgz');
  });

  test('in a commit message', async () => {
    lab.git('app', 'commit', '-q', '--allow-empty', '-m', `fix: it\n\nwith ${line}`);
    await expectStop(scan(), 'in the message of commit');
  });

  test('by the name of a file alone, where it is tracked or packed', async () => {
    lab.write('app/.env', 'A=1\n');
    lab.git('app', 'add', '-f', '.env');
    await expectStop(scan(), '.env', 'env-file');
    lab.git('app', 'commit', '-q', '-m', 'oops');
    lab.git('app', 'rm', '-q', '--cached', '.env');
    lab.git('app', 'commit', '-q', '-m', 'undo');
    await expectStop(scan(), '.env of commit', 'env-file');
  });
});

test('nothing stops a release without secrets: an ignored .env, an untracked file, what the last release had', async () => {
  lab.write('app/.env', `${line}\n`);
  lab.write('app/untracked.txt', `${line}\n`);
  lab.write('app/secret.txt', `${line}\n`);
  lab.git('app', 'tag', '-d', 'v1.0.0');
  lab.commit('app', 'src/old.txt', `${line}\nstays\n`);
  lab.git('app', 'tag', 'v1.0.0');
  lab.commit('app', 'src/old.txt', `stays\n`);
  const result = await scan();
  expect(result).toMatchObject({ findings: [], blocks: null, by: ['secretlint', 'own rules'], commits: 1 });
  expect(result.files).toBe(5);
});

test('a line that was there before the tag is not told of the commits after it', async () => {
  lab.git('app', 'tag', '-d', 'v1.0.0');
  lab.commit('app', 'src/old.txt', `${line}\nb\n`);
  lab.git('app', 'tag', 'v1.0.0');
  lab.commit('app', 'src/old.txt', `${line}\nc\n`);
  lab.commit('app', 'src/old.txt', 'd\n');
  expect(await scan()).toMatchObject({ findings: [], blocks: null });
});

test('the first release looks at all commits', async () => {
  lab.commit('app', 'src/b.txt', `${pypi!.line}\n`);
  lab.git('app', 'rm', '-q', 'src/b.txt');
  lab.git('app', 'commit', '-q', '-m', 'remove');
  const result = await scan({ commits: { since: null, until: 'HEAD' } });
  expect(result.findings).toMatchObject([{ rule: 'pypi-token', place: { in: 'commit', path: 'src/b.txt' } }]);
  expect(result.commits).toBe(5);
});

test('a person allows a finding by its fingerprint, and only that one', async () => {
  lab.commit('app', 'src/a.txt', `one\n${line}\n`);
  const { findings } = await scan();
  const [found] = findings;
  const allow = [found?.fingerprint ?? ''];
  lab.commit('app', 'src/a.txt', `one\ntwo\n${line}\n`);
  const again = await scan({ allow });
  expect(again).toMatchObject({ findings: [], blocks: null });
  expect(again.allowed.map(({ place }) => place.in)).toEqual(['tree', 'commit']);
  lab.commit('app', 'src/c.txt', `${npm!.line}\n`);
  expect((await scan({ allow })).findings.map(({ rule, place }) => [rule, place.path])).toEqual([
    ['npm-token', 'src/c.txt'],
  ]);
  lab.commit('app', 'src/c.txt', `${npm!.line} # secretlint-disable-line\n`);
  lab.git('app', 'tag', 'v1.1.0');
  expect((await scan({ allow, commits: { since: 'v1.1.0', until: 'HEAD' } })).blocks).toBeNull();
});

test('another index file is what is released', async () => {
  const index = lab.at('private-index');
  const env = { ...process.env, GIT_INDEX_FILE: index };
  execFileSync('git', ['-C', dir, 'read-tree', 'HEAD'], { env });
  lab.write('app/picked.txt', `${line}\n`);
  execFileSync('git', ['-C', dir, 'add', 'picked.txt'], { env });
  expect((await scan()).blocks).toBeNull();
  await expectStop(scan({ tree: { index } }), 'picked.txt, line 1');
  expect((await scan({ tree: { commit: 'HEAD' } })).blocks).toBeNull();
});

test('an object that the clone does not have is unknown, so it asks', async () => {
  const id = lab.git('app', 'rev-parse', 'HEAD:src/a.txt').trim();
  lab.remove(join('app/.git/objects', id.slice(0, 2), id.slice(2)));
  const { findings, blocks } = await scan({ commits: null });
  expect(findings).toMatchObject([{ rule: 'unread', severity: 'ask', place: { path: 'src/a.txt' } }]);
  expect(blocks).not.toBeNull();
});

test('stops when nobody waits any more', async () => {
  const stopped = scanned(dir, { commits: null }, { signal: AbortSignal.abort() });
  // Whoever notices first says it: git, or who looks for secrets.
  await expect(stopped).rejects.toMatchObject({ code: expect.stringMatching(/^(?:timeout|cancelled)$/) as string });
});
