import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { placesNaming } from '#domain/release/docs/places.ts';
import { versionPlacesStep } from '#services/procedures/push/steps/version-places.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const README = '\uFEFF# Api\r\n\r\n![v](https://img.shields.io/badge/version-1.2.3-blue)\r\nnpm i api@1.2.3';
const GUIDE = 'uses: ana-dev/api@v1.2.3\n';
const VERSION = {
  name: 'api',
  repository: 'ana-dev/api',
  current: '1.2.3',
  next: '2.0.0-rc.1',
  scheme: 'semver',
} as const;

const PLACES = [
  ...placesNaming(README, { ...VERSION, file: 'README.md' }),
  ...placesNaming(GUIDE, { ...VERSION, file: 'docs/guide.md' }),
];

test('chosen places are written once, however often the step is tried', async () => {
  await using tree = await ReleasedTree.of({ 'README.md': README, 'docs/guide.md': GUIDE });
  const step = versionPlacesStep(tree.world, PLACES);
  if (step === null) throw new Error('there are places');
  const again = { ...step, id: 'again' };
  const run = await tree.run(step, again);
  expect(run.state).toBe('done');
  expect(stepOf(run, 'version-places').summary).toBe('README.md (2), docs/guide.md');
  expect(await tree.text('README.md')).toBe(
    '\uFEFF# Api\r\n\r\n![v](https://img.shields.io/badge/version-2.0.0--rc.1-blue)\r\nnpm i api@2.0.0-rc.1',
  );
  expect(await tree.text('docs/guide.md')).toBe('uses: ana-dev/api@v2.0.0-rc.1\n');
  expect(tree.notes).toHaveLength(3);
});

test('a document that changed since the plan stops it, and nothing is written', async () => {
  await using tree = await ReleasedTree.of({ 'README.md': 'another\n', 'docs/guide.md': GUIDE });
  const step = versionPlacesStep(tree.world, PLACES);
  if (step === null) throw new Error('there are places');
  const run = await tree.run(step);
  expect(run.error).toMatchObject({ code: 'document-changed' });
  expect(await tree.text('docs/guide.md')).toBe(GUIDE);
});

test('without places there is no step', async () => {
  await using tree = await ReleasedTree.of({});
  expect(versionPlacesStep(tree.world, [])).toBeNull();
});
