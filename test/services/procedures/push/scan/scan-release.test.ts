import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { realArchives } from '#services/adapters/archives.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGitObjects } from '#services/adapters/git/objects.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { realShell } from '#services/adapters/shell.ts';
import { type Released, scanRelease } from '#services/procedures/push/scan/scan-release.ts';

import { GitLab } from '../../../../support/git/lab.ts';
import { PLANTED } from '../../../../support/secrets/planted.ts';

const { signal } = new AbortController();
const [github, npm, pypi] = PLANTED;
const { line, value } = github!;
let lab: GitLab;
let dir = '';

beforeEach(() => {
  lab = new GitLab();
  dir = lab.cloned('app');
  lab.write('app/package.json', '{"name":"app","version":"1.0.0"}\n');
  lab.write('app/.gitignore', '.env\nsecret.txt\nnode_modules\n');
  lab.git('app', 'add', '-A');
  lab.git('app', 'commit', '-q', '-m', 'feat: begin');
  lab.git('app', 'tag', '-a', 'v1.0.0', '-m', 'v1.0.0');
  lab.commit('app', 'src/a.txt', 'one\n');
});
afterEach(() => lab[Symbol.dispose]());

function scan(change: Partial<Released> = {}, path = process.env['PATH']) {
  const world = {
    gitObjects: realGitObjects(),
    scanner: realScanner(),
    archives: realArchives(),
    files: realFiles(),
    shell: realShell({ ...process.env, PATH: path }),
  };
  const commits = { since: 'v1.0.0', until: 'HEAD' };
  return scanRelease(world, { dir, tree: { index: null }, commits, ...change }, signal);
}

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

describe('files that do not belong into a release', () => {
  const findings = async (change?: Partial<Released>) =>
    (await scan(change)).findings.map(({ rule, severity, place }) => [severity, rule, place.path]);

  test('large ones, by their size alone, also in a commit in between', async () => {
    for (const [name, bytes] of [
      ['six.bin', 6],
      ['sixty.bin', 60],
      ['huge.bin', 100],
    ] as const) {
      writeFileSync(lab.at('app', name), '');
      truncateSync(lab.at('app', name), bytes * 1_000_000);
    }
    lab.git('app', 'add', '-A');
    expect(await findings()).toEqual([
      ['stop', 'large-file', 'huge.bin'],
      ['ask', 'large-file', 'sixty.bin'],
      ['warn', 'large-file', 'six.bin'],
    ]);
    const { blocks, findings: found } = await scan();
    expect(blocks).toMatchObject({ exit: 'secretFound', code: 'file-refused' });
    const allow = found.map(({ fingerprint }) => fingerprint);
    expect((await scan({ allow })).findings.map(({ place }) => place.path)).toEqual(['huge.bin']);
    lab.git('app', 'commit', '-q', '-m', 'add');
    lab.git('app', 'rm', '-q', 'huge.bin', 'six.bin', 'sixty.bin');
    lab.git('app', 'commit', '-q', '-m', 'remove');
    expect((await findings())[0]).toEqual(['stop', 'large-file', 'huge.bin']);
  });

  test('a repository inside, but not a submodule', async () => {
    lab.init('app/vendor/lib');
    lab.commit('app/vendor/lib');
    lab.git('app', 'add', 'vendor/lib');
    expect(await findings()).toEqual([['stop', 'nested-repository', 'vendor/lib']]);
    lab.write('app/.gitmodules', '[submodule "lib"]\n\tpath = vendor/lib\n\turl = ../lib\n');
    lab.git('app', 'add', '.gitmodules');
    expect(await findings()).toEqual([]);
    lab.init('app/other');
    lab.commit('app/other');
    expect(await findings({ reviewed: ['other/'] })).toEqual([['stop', 'nested-repository', 'other']]);
  });

  test('links that lead out, a merge that is not finished, what tools made', async () => {
    symlinkSync('../../etc/passwd', lab.at('app/src/out'));
    symlinkSync('a.txt', lab.at('app/src/in'));
    lab.write('app/merge.txt', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n');
    lab.write('app/dist/main.js', 'x\n');
    lab.write('app/node_modules/a/index.js', 'x\n');
    lab.git('app', 'add', '-f', '-A');
    expect(await findings()).toEqual([
      ['ask', 'built-file', 'dist/main.js'],
      ['ask', 'installed-file', 'node_modules/a/index.js'],
      ['ask', 'link-outside', 'src/out'],
      ['ask', 'merge-conflict', 'merge.txt'],
    ]);
    expect(await findings({ reviewed: ['dist/main.js'], tree: null })).toEqual([['ask', 'built-file', 'dist/main.js']]);
    lab.git('app', 'commit', '-q', '-m', 'add');
    expect((await findings()).find(([, rule]) => rule === 'built-file')).toEqual([
      'warn',
      'built-file',
      'dist/main.js',
    ]);
    lab.git('app', 'tag', 'v1.1.0');
    const since = await findings({ commits: { since: 'v1.1.0', until: 'HEAD' } });
    expect(since.map(([, rule]) => rule)).toEqual(['link-outside', 'merge-conflict']);
  });

  test('a conflict that is still in the index', async () => {
    lab.git('app', 'checkout', '-q', '-b', 'side');
    lab.commit('app', 'src/a.txt', 'side\n');
    lab.git('app', 'checkout', '-q', 'main');
    lab.commit('app', 'src/a.txt', 'main\n');
    expect(() => lab.git('app', 'merge', '-q', 'side')).toThrow('merge');
    expect(new Set((await findings()).map(([severity, rule]) => `${severity} ${rule}`))).toEqual(
      new Set(['stop unmerged']),
    );
  });

  test('paths and links of a package that lead out of it', async () => {
    const script =
      'import zipfile,sys\nwith zipfile.ZipFile(sys.argv[1],"w") as z: z.writestr("../../evil","x"); z.writestr(".env","A=1")';
    execFileSync('/usr/bin/python3', ['-c', script, lab.at('app.whl')]);
    expect(await findings({ packages: [lab.at('app.whl')] })).toEqual([
      ['stop', 'unsafe-path', '../../evil'],
      ['stop', 'env-file', '.env'],
    ]);
  });
});

test('an object that the clone does not have is unknown, so it asks', async () => {
  const id = lab.git('app', 'rev-parse', 'HEAD:src/a.txt').trim();
  lab.remove(join('app/.git/objects', id.slice(0, 2), id.slice(2)));
  const { findings, blocks } = await scan({ commits: null });
  expect(findings).toMatchObject([{ rule: 'unread', severity: 'ask', place: { path: 'src/a.txt' } }]);
  expect(blocks).not.toBeNull();
});

describe('another scanner on this machine', () => {
  /** It answers as the real one does, and tells what it was asked. */
  function installed(name: string, report: string, exit = 0): string {
    const folder = lab.at('bin');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/asked\ncat <<'END'\n${report}\nEND\nexit ${exit}\n`,
    );
    chmodSync(join(folder, name), 0o755);
    return `${folder}:${process.env['PATH'] ?? ''}`;
  }

  test('is asked for the same commits, without values', async () => {
    const commit = 'c'.repeat(40);
    const report = JSON.stringify([{ RuleID: 'acme', File: 'a.js', StartLine: 7, Commit: commit, Secret: 'REDACTED' }]);
    const { findings, by, blocks } = await scan({}, installed('gitleaks', report));
    expect(findings).toMatchObject([
      { rule: 'gitleaks-acme', severity: 'stop', place: { in: 'commit', path: 'a.js', line: 7, commit } },
    ]);
    expect(by).toContain('gitleaks');
    expect(blocks?.exit).toBe('secretFound');
    const asked = execFileSync('cat', [lab.at('bin/asked')], { encoding: 'utf8' }).split('\n');
    expect(asked).toEqual(expect.arrayContaining(['git', '--redact=100', '--log-opts=v1.0.0..HEAD', dir]));
  });

  test('has to answer, once it is there', async () => {
    expect((await scan({}, installed('betterleaks', ''))).blocks).toBeNull();
    await expect(scan({}, installed('betterleaks', 'no report'))).rejects.toMatchObject({ code: 'scan-failed' });
    await expect(scan({}, installed('betterleaks', '[]', 2))).rejects.toMatchObject({ code: 'scan-failed' });
  });
});

test('stops when nobody waits any more', async () => {
  const world = {
    gitObjects: realGitObjects(),
    scanner: realScanner(),
    archives: realArchives(),
    files: realFiles(),
    shell: realShell(),
  };
  const stopped = scanRelease(world, { dir, tree: { index: null }, commits: null }, AbortSignal.abort());
  await expect(stopped).rejects.toMatchObject({ code: 'timeout' });
});
