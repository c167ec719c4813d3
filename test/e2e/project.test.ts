import { execa } from 'execa';
import { expect, test } from 'vitest';

import { GitLab } from '../support/git/lab.ts';

/** The program as it ships, in a home of its own and without anybody's credentials. */
async function run(lab: GitLab, ...args: readonly string[]) {
  const { exitCode, stdout } = await execa(process.execPath, ['dist/main.js', ...args], {
    env: { PATH: process.env['PATH'], HOME: lab.at('home'), LANG: 'C' },
    extendEnv: false,
    reject: false,
  });
  return { exitCode, stdout };
}

test('the built program scans projects of every kind, with what only few of them need', async () => {
  using lab = new GitLab();
  lab.cloned('src/level');
  lab.cloned('src/never-pushed');
  lab.git('src/never-pushed', 'checkout', '-q', '-b', 'idea');
  lab.commit('src/never-pushed');
  lab.write('src/level/pyproject.toml', '[project]\nname = "level"\nversion = "0.4.0"\n');
  lab.init('src/broken');
  lab.commit('src/broken');
  lab.write('src/broken/.git/index', 'garbage');
  const { exitCode, stdout } = await run(lab, 'project', 'scan', lab.at('src'), '--json');
  const { projects } = JSON.parse(stdout) as { projects: Record<string, unknown>[] };
  const of = (id: string) => projects.find((project) => project['id'] === id);
  expect(exitCode).toBe(0);
  expect(of('level')).toMatchObject({ status: 'ok', version: '0.4.0', untracked: 1, ahead: 0 });
  expect(of('never-pushed')).toMatchObject({ status: 'warning', branch: 'idea', unpushed: 1 });
  expect(of('broken')).toMatchObject({ status: 'critical', error: 'broken-repository' });
});

test('the built program tells a project in detail, and says who nobody knows', async () => {
  using lab = new GitLab();
  lab.cloned('src/api');
  lab.git('src/api', 'tag', 'v1.0.0');
  lab.commit('src/api', 'package.json', '{"name":"api","version":"1.1.0"}');
  lab.write('home/.config/cpm-console/config.yaml', `projects: [{ id: api, path: ${lab.at('src/api')} }]\n`);
  const { exitCode, stdout } = await run(lab, 'project', 'status', 'api', '--remote');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('main ↑1, clean, v1.0.0 +1');
  expect(stdout).toContain('npm: api 1.1.0');
  expect(stdout).toContain('the remote has nothing new');
  expect(stdout).toContain('change package.json (ana');
  expect((await run(lab, 'project', 'status', 'apo')).exitCode).toBe(2);
});
