import { expect, test } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import project from '#cli/commands/project.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { documented } from '../support/documented.ts';
import { GitLab } from '../support/git/lab.ts';
import { invocationIn } from '../support/invocation.ts';

function worldAt(cwd: string): World {
  const clock = realClock();
  const demo = demoWorld({ clock });
  const environment = { ...demo.environment, cwd, home: null };
  return { ...demo, clock, environment, files: realFiles(), git: realGit(realShell()) };
}

async function run(world: World, given: Parameters<typeof invocationIn>[1]) {
  const { invocation, out } = invocationIn(world, given);
  const code = await project.run(invocation);
  return { code, text: out(), json: () => JSON.parse(out()) as { projects: Record<string, unknown>[] } };
}

function twoProjects(): GitLab {
  const lab = new GitLab();
  lab.cloned('src/api');
  lab.git('src/api', 'tag', 'v1.0.0');
  lab.commit('src/api', 'package.json', '{"name":"api","version":"1.1.0"}');
  lab.init('src/deep/er/web');
  lab.commit('src/deep/er/web');
  lab.init('src/node_modules/dependency');
  lab.init('src/.hidden');
  return lab;
}

test('scan finds working trees below a folder and says what is up in each', async () => {
  using lab = twoProjects();
  const { code, text } = await run(worldAt(lab.path), { verb: 'scan', positionals: ['src'] });
  expect(code).toBe(0);
  expect(text.replaceAll(lab.path, '')).toBe(
    [
      '● ok  api  main ↑1, clean, v1.0.0 +1  /src/api',
      '● ok  web  main, clean  /src/deep/er/web',
      '2 projects: 2 ok',
      '',
    ].join('\n'),
  );
});

test('scan --json has every fact, and --depth holds it back', async () => {
  using lab = twoProjects();
  const values: Invocation['values'] = { json: true, depth: '1' };
  const { json } = await run(worldAt(lab.at('src')), { verb: 'scan', values });
  const { projects } = json();
  expect(projects).toHaveLength(1);
  expect(projects[0]).toMatchObject({
    id: 'api',
    path: lab.at('src/api'),
    status: 'ok',
    branch: 'main',
    ahead: 1,
    behind: 0,
    changed: 0,
    version: '1.1.0',
    lastTag: 'v1.0.0',
    unreleased: 1,
    components: ['npm'],
  });
});

test('every field of a project is documented, and of one that is named', async () => {
  using lab = twoProjects();
  const config = { projects: [{ id: 'api', path: lab.at('src/api') }] };
  const [scanned = {}] = (await run(worldAt(lab.path), { config, values: { json: true } })).json().projects;
  expect(Object.keys(scanned)).toEqual(documented('project'));
  const values = { remote: true, json: true };
  const given = { verb: 'status', positionals: ['api'], values, config };
  const [named = {}] = (await run(worldAt(lab.path), given)).json().projects;
  const more = documented('project named').map((name) => name.replace('[]', ''));
  expect(new Set(Object.keys(named))).toEqual(new Set([...documented('project'), ...more]));
});

test('scan where nothing is exits 3, and of a folder that is not there is a usage error', async () => {
  using lab = new GitLab();
  lab.write('empty/file');
  expect((await run(worldAt(lab.path), { verb: 'scan', positionals: ['empty'] })).code).toBe(3);
  await expect(run(worldAt(lab.path), { verb: 'scan', positionals: ['gone'] })).rejects.toMatchObject({
    exit: 'usage',
  });
  const depth = { verb: 'scan', values: { depth: 'deep' } };
  await expect(run(worldAt(lab.path), depth)).rejects.toMatchObject({ exit: 'usage' });
});

test('status of a named project shows components, unreleased commits and what the remote has', async () => {
  using lab = twoProjects();
  const config = { projects: [{ id: 'api', path: lab.at('src/api') }] };
  const given = { verb: 'status', positionals: ['api'], values: { remote: true }, config };
  const first = await run(worldAt(lab.path), given);
  expect(first.code).toBe(0);
  expect(first.text).toContain('npm: api 1.1.0');
  expect(first.text).toContain('change package.json (ana');
  expect(first.text).toContain('the remote has nothing new');
  lab.git('.', 'clone', '-q', lab.at('src/api.git'), 'colleague');
  lab.commit('colleague');
  lab.git('colleague', 'push', '-q');
  const moved = await run(worldAt(lab.path), { ...given, values: { remote: true, json: true } });
  expect(moved.json().projects[0]).toMatchObject({ remote: { state: 'moved', error: null }, behind: 0 });
  lab.remove('src/api.git');
  const gone = await run(worldAt(lab.path), { ...given, values: { remote: true, json: true } });
  expect(gone.json().projects[0]).toMatchObject({ remote: { state: 'no-answer' } });
});

test('the worst project decides the exit code of status, and comes first', async () => {
  using lab = twoProjects();
  const config = { projects: [{ id: 'web', path: lab.at('src/deep/er/web') }] };
  lab.git('src/deep/er/web', 'bisect', 'start');
  const warned = await run(worldAt(lab.path), { config });
  expect(warned.code).toBe(20);
  expect(warned.text).toContain('bisect in progress');
  const broken = { id: 'old', path: lab.at('gone') };
  const { code, text } = await run(worldAt(lab.path), { config: { projects: [...config.projects, broken] } });
  expect(code).toBe(21);
  expect(text.split('\n')[0]).toContain('old');
});

test('an unknown id names the one that was meant', async () => {
  using lab = twoProjects();
  const config = { projects: [{ id: 'billing', path: lab.at('src/api') }] };
  await expect(run(worldAt(lab.path), { verb: 'status', positionals: ['biling'], config })).rejects.toMatchObject({
    code: 'no-such-project',
    hint: 'Did you mean billing?',
    exit: 'usage',
  });
});

test('list shows what was last seen and starts nothing', async () => {
  using lab = twoProjects();
  const config = { projects: [{ id: 'api', path: lab.at('src/api') }] };
  const never = (): Promise<never> => Promise.reject(new Error('list looked'));
  const world = { ...worldAt(lab.path), git: { ...worldAt(lab.path).git, status: never } };
  expect((await run(world, { verb: 'list', config })).text).toContain('not looked at yet');
  const { projects } = (await run(world, { verb: 'list', config, values: { json: true } })).json();
  expect(projects).toEqual([{ id: 'api', path: lab.at('src/api'), status: null, summary: null, takenAt: null }]);
});

test('without configuration the projects are those of the current folder and its children', async () => {
  using lab = twoProjects();
  const { projects } = (await run(worldAt(lab.at('src')), { verb: 'list', values: { json: true } })).json();
  expect(projects.map(({ id }) => id)).toEqual(['api']);
});
