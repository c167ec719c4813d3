import { expect, test } from 'vitest';

import { recoveryLines } from '#cli/trust/push-lines.ts';
import { readProjectFile, withProjectFiles } from '#config/file/project-files.ts';
import { configYaml } from '#config/file/show.ts';

import { loaded, problemsOf } from './support.ts';

const SHOP = 'projects:\n  - { id: shop, path: /srv/shop, recovery: { check: make smoke } }\n  - /srv/api\n';
const MAKE = { check: { file: 'make', args: ['smoke'] } };

test('a check of what was reinstalled is a command, split once, and is printed as it was written', async () => {
  const config = await loaded(SHOP);
  expect(config.projects.map(({ id, recovery }) => [id, recovery])).toEqual([
    ['shop', MAKE],
    ['api', undefined],
  ]);
  expect((await loaded(configYaml(config))).projects).toEqual(config.projects);
});

test('a trusted file of the project may name one, unless the person did', async () => {
  const config = await loaded(SHOP);
  const files = await Promise.all(
    ['shop', 'api'].map((name) =>
      readProjectFile(`/srv/${name}/.cpm-console.yaml`, Buffer.from('recovery: { check: ./start --check }\n'), null),
    ),
  );
  const { projects } = withProjectFiles(config, files, null);
  expect(projects.map(({ recovery }) => recovery)).toEqual([MAKE, { check: { file: './start', args: ['--check'] } }]);
  expect(recoveryLines(files[0]?.recovery ?? null)).toEqual(['  recovery.check: ./start --check']);
  expect(recoveryLines(null)).toEqual([]);
});

test('anything that needs a shell is refused with its place', async () => {
  expect(await problemsOf('projects: [{path: /srv/x, recovery: {check: "a | b"}}]')).toEqual([
    '1:45: projects[0].recovery.check: a | b needs a shell.',
  ]);
});
