import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Json } from '#domain/json.ts';
import { realArchives } from '#services/adapters/archives.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGitObjects } from '#services/adapters/git/objects.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { scanPackedStep } from '#services/procedures/push/steps/scan-packed.ts';
import { scanStep } from '#services/procedures/push/steps/scan.ts';

import { GitLab } from '../../../../support/git/lab.ts';
import { like } from '../../../../support/like.ts';
import { PLANTED } from '../../../../support/secrets/planted.ts';

const [github] = PLANTED;
const { line, value } = github!;
let lab: GitLab;
let notes: string[] = [];

beforeEach(() => {
  lab = new GitLab();
  notes = [];
  lab.cloned('app');
  lab.git('app', 'tag', 'v1.0.0');
  lab.commit('app', 'src/a.txt', 'one\n');
  mkdirSync(lab.at('runs'));
  lab.git('app', 'worktree', 'add', '-q', '--detach', lab.at('runs/push-1'), 'HEAD');
});
afterEach(() => lab[Symbol.dispose]());

const world = {
  ...demoWorld({ clock: realClock() }),
  shell: realShell(),
  environment: realEnvironment(),
  workspaces: realWorkspaces(),
  gitObjects: realGitObjects(),
  scanner: realScanner(),
  archives: realArchives(),
  files: realFiles(),
};

function run(files: readonly string[], allow: readonly string[] = [], own: Partial<PushParams> = {}) {
  const change = { message: 'chore(release): version 1.1.0', tag: null, ...own };
  const base = lab.git('app', 'rev-parse', 'HEAD').trim();
  const changelog = { file: 'CHANGELOG.md', entry: '', previousTag: 'v1.0.0', edited: false };
  return scanStep(world, { base, files, changelog, allow, next: '1.1.0', ...change } as unknown as PushParams).run(
    contextOf(),
  );
}

function contextOf(resultOf: (step: string) => Json = () => null): StepContext {
  const { signal } = new AbortController();
  const exec: StepContext['exec'] = (command) => world.shell.run(command, { signal, timeoutMs: 30_000 });
  return {
    run: 'push-1',
    folder: lab.at('runs'),
    signal,
    exec,
    resultOf,
    beforeOf: () => null,
    note: (text: string) => void notes.push(text),
    must: async (...given: Parameters<StepContext['exec']>) => {
      const finished = await exec(...given);
      if (finished.exitCode !== 0) throw new Error(finished.stderr);
      return finished;
    },
  } as unknown as StepContext;
}

test('tells how much was looked through, and leaves every index as it was', async () => {
  lab.write('runs/push-1/CHANGELOG.md', 'text\n');
  const before = lab.git('runs/push-1', 'status', '--porcelain');
  const looked = await run(['CHANGELOG.md']);
  expect(lab.git('runs/push-1', 'status', '--porcelain')).toBe(before);
  lab.git('runs/push-1', 'add', 'CHANGELOG.md');
  const tree = lab.git('runs/push-1', 'write-tree').trim();
  expect(looked).toEqual({
    summary: '3 files and 1 commits, no secret',
    result: { files: 3, commits: 1, by: ['secretlint', 'own rules'], tree },
  });
  expect(lab.exists('runs/scan.index')).toBe(false);
});

test('a secret in what will be committed stops it with exit 6, and may be allowed', async () => {
  lab.write('runs/push-1/CHANGELOG.md', `text\n${line}\n`);
  lab.write('runs/push-1/not-released.txt', `${line}\n`);
  const stopped = await run(['CHANGELOG.md']).then(
    () => null,
    (thrown: unknown) => thrown as { exit: string; message: string; hint: string },
  );
  expect(stopped).toMatchObject({ exit: 'secretFound', code: 'secret-found' });
  expect(stopped?.message).toContain('CHANGELOG.md, line 2');
  expect(`${stopped?.message} ${stopped?.hint} ${notes.join(' ')}`).not.toContain(value.slice(4, 10));
  expect(notes).toEqual(['found: a GitHub token at CHANGELOG.md, line 2 (github-token)']);
  const [fingerprint = ''] = /[0-9a-f]{16}$/.exec(stopped?.hint ?? '') ?? [];
  expect(await run(['CHANGELOG.md'], [fingerprint])).toMatchObject({
    summary: '3 files and 1 commits, no secret, 1 allowed',
  });
});

test('the messages that are to be written are looked at as well', async () => {
  const message = `fix: it\n\n${line}\n`;
  await expect(run([], [], { message })).rejects.toMatchObject({
    exit: 'secretFound',
    message: like('in the message to be committed, line 3'),
  });
  const tag = { name: 'v1.1.0', sign: false, message: line };
  await expect(run([], [], { tag })).rejects.toMatchObject({ message: like('in the message to be committed, line 1') });
});

test('a quick push looks at what the remote branch does not have', async () => {
  lab.git('app', 'push', '-q');
  lab.commit('app', 'src/b.txt', 'two\n');
  lab.git('runs/push-1', 'checkout', '-q', '--detach', 'main');
  const base = lab.git('app', 'rev-parse', 'HEAD').trim();
  const was = lab.git('app', 'rev-parse', 'origin/main').trim();
  const params = {
    base,
    files: [],
    changelog: null,
    next: null,
    message: 'wip',
    tag: null,
    remote: { was },
  } as unknown as PushParams;
  expect(await scanStep(world, params).run(contextOf())).toMatchObject({ result: { files: 3, commits: 1 } });
});

test('what is packed is looked at by the results of the steps that packed it', async () => {
  lab.write('app/package.json', '{"name":"app","version":"1.0.0"}\n');
  lab.write('app/.gitignore', 'local.json\n');
  lab.write('app/.npmignore', '');
  const pack = () => execFileSync('npm', ['pack', '--silent'], { cwd: lab.at('app'), stdio: 'pipe' });
  const file = { path: lab.at('app/app-1.0.0.tgz'), digests: [], version: '1.0.0' };
  const context = contextOf((step) => (step === 'pack-app' ? { files: [file] } : null));
  const params = { publish: [{ id: 'app' }], allow: [] } as unknown as PushParams;
  const look = async () => scanPackedStep(world, params)?.run(context);
  pack();
  expect(await look()).toMatchObject({ summary: '1 packed files, no secret' });
  lab.write('app/local.json', `{"token": "${value}"}\n`);
  pack();
  await expect(look()).rejects.toMatchObject({
    exit: 'secretFound',
    message: like('local.json, line 1 of the package'),
  });
});
