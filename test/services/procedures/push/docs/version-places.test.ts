import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { choosePlaces } from '#domain/release/docs/choose.ts';
import { realFiles } from '#services/adapters/files.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { editDocuments, findVersionPlaces } from '#services/procedures/push/docs/version-places.ts';

import { projectOf } from '../../../../support/project-tree.ts';

const VERSION = { name: 'api', repository: 'ana-dev/api', current: '1.2.3', next: '2.0.0', scheme: 'semver' } as const;

test('places of all documents are found, and only the chosen ones written', async () => {
  await using project = await projectOf({
    'README.md': '\uFEFF# Api\r\n\r\n    npm i api@1.2.3\r\n\r\nAbout 1.2.3.',
    'docs/use.md': 'uses: ana-dev/api@v1.2.3\n',
    'CHANGELOG.md': '## 1.2.3\n',
    'src/README.md': 'api@1.2.3\n',
  });
  const tree = projectTree(realFiles(), project.path, new AbortController().signal);
  const read = (file: string) => readFile(join(project.path, file), 'utf8');
  const places = await findVersionPlaces(tree, null, VERSION);
  const { take, leave } = choosePlaces(places, {});
  expect(leave.map(({ file, line }) => `${file}:${line}`)).toEqual(['README.md:5']);
  expect(await editDocuments(take, read)).toEqual([
    { file: 'README.md', text: '\uFEFF# Api\r\n\r\n    npm i api@2.0.0\r\n\r\nAbout 1.2.3.', places: 1 },
    { file: 'docs/use.md', text: 'uses: ana-dev/api@v2.0.0\n', places: 1 },
  ]);
  await project.write('README.md', 'another');
  await expect(editDocuments(take, read)).rejects.toMatchObject({ code: 'document-changed', exit: 'refused' });
});
