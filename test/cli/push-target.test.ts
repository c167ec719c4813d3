import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { targetOf } from '#cli/push/target.ts';
import { defaultConfig } from '#config/defaults.ts';
import { realFiles } from '#services/adapters/files.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { anas } from '../config/support.ts';
import { invocationIn } from '../support/invocation.ts';
import { projectOf, type Written } from '../support/project-tree.ts';

type Given = {
  readonly cwd: string;
  readonly word?: string;
  readonly config?: Parameters<typeof invocationIn>[1]['config'];
};

async function targetIn({ cwd, word, config }: Given) {
  const world = {
    ...demoWorld({ clock: new ManualClock() }),
    files: realFiles(),
    environment: anas({}, { cwd, home: null }),
  };
  const { invocation } = invocationIn(world, {
    positionals: word === undefined ? [] : [word],
    ...(config && { config }),
  });
  return targetOf(invocation);
}

const FILES: Written = { 'shop/packages/a/package.json': {}, 'loose/readme.md': '' };

test('without a word, and for a folder inside of it, the working tree around is meant', async () => {
  await using scratch = await projectOf(FILES);
  const shop = join(scratch.path, 'shop');
  await mkdir(join(shop, '.git'));
  expect(await targetIn({ cwd: join(shop, 'packages/a') })).toEqual({
    id: 'shop',
    dir: shop,
    configured: [],
    places: {},
  });
  expect(await targetIn({ cwd: scratch.path, word: 'shop/packages' })).toMatchObject({ dir: shop });
  const loose = join(scratch.path, 'loose');
  expect(await targetIn({ cwd: loose })).toMatchObject({ id: 'loose', dir: loose });
});

test('a configured project keeps its id and what is written about its releases', async () => {
  await using scratch = await projectOf(FILES);
  const dir = join(scratch.path, 'shop');
  await mkdir(join(dir, '.git'));
  const config = {
    ...defaultConfig('development', '/c.yaml'),
    projects: [{ id: 'store', path: dir, push: { test: [] } }],
    push: { all: { tag: '{version}' }, files: {} },
  };
  for (const given of [{ cwd: dir }, { cwd: '/', word: 'store' }])
    expect(await targetIn({ ...given, config })).toEqual({
      id: 'store',
      dir,
      configured: [
        { from: 'configuration', where: 'project store of /c.yaml', settings: { test: [] } },
        { from: 'configuration', where: '/c.yaml', settings: { tag: '{version}' } },
      ],
      places: {},
    });
});

test('a word that is neither is refused', async () => {
  await expect(targetIn({ cwd: '/', word: 'no-such-thing' })).rejects.toMatchObject({ code: 'no-such-project' });
});
