import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { whatItIsMadeOf } from '#services/checks/project/manifests.ts';

import { GitLab } from '../../support/git/lab.ts';

test('finds the components of a project, and those one folder below when asked', async () => {
  using lab = new GitLab();
  lab.write('p/package.json', '\u{FEFF}{"name":"web","version":"1.4.0"}');
  lab.write('p/pyproject.toml', '[project]\nname = "api"\nversion = "1.3.0"\n');
  lab.write('p/go/go.mod', 'module example.org/tool\n');
  lab.write('p/node_modules/dep/package.json', '{"name":"dep"}');
  const made = await whatItIsMadeOf(realFiles(), lab.at('p'));
  expect(made.version).toEqual({ version: '1.4.0', from: 'package.json' });
  expect(made.components.map(({ name }) => name)).toEqual(['web', 'api']);
  const deep = await whatItIsMadeOf(realFiles(), lab.at('p'), true);
  expect(deep.components.map(({ name, folder }) => [name, folder])).toEqual([
    ['web', ''],
    ['api', ''],
    ['example.org/tool', 'go'],
  ]);
});

test('a broken manifest says so and hides no other', async () => {
  using lab = new GitLab();
  lab.write('p/package.json', '{"version": ');
  lab.write('p/Cargo.toml', '[package\nversion =');
  lab.write('p/VERSION', '2.0.1\n');
  const { components, version } = await whatItIsMadeOf(realFiles(), lab.at('p'));
  expect(components.map(({ problem }) => problem)).toEqual([
    expect.stringMatching(/^package\.json: /),
    expect.stringMatching(/^Cargo\.toml: /),
  ]);
  expect(version).toEqual({ version: '2.0.1', from: 'VERSION' });
});

test('a folder that is not there is made of nothing', async () => {
  expect(await whatItIsMadeOf(realFiles(), '/nonexistent/p')).toEqual({ components: [], version: null });
});
