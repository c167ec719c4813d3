import { mkdir, readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../support/lab/managers.ts';
import { npmRegistryMissing, startNpmRegistry } from '../support/lab/npm-registry.ts';
import { writeNpmrc } from '../support/lab/npmrc.ts';
import { managedPackage, type Manager, npmWorkspaces } from '../support/lab/projects.ts';

const missing = (await managersMissing()) ?? (await npmRegistryMissing());

interface Ways {
  readonly program: string;
  readonly install: readonly string[];
  readonly pack: readonly string[];
  readonly publish: (tarball: string) => readonly string[];
}

const WAYS: Readonly<Record<Manager, Ways>> = {
  npm: { program: 'npm', install: ['ci'], pack: ['pack'], publish: (tarball) => ['publish', tarball] },
  pnpm: {
    program: 'pnpm',
    install: ['install', '--frozen-lockfile'],
    pack: ['pack'],
    publish: (tarball) => ['publish', '--no-git-checks', tarball],
  },
  yarn: {
    program: 'yarn',
    install: ['install', '--frozen-lockfile'],
    pack: ['pack'],
    publish: (tarball) => ['publish', '--non-interactive', tarball],
  },
  berry: { program: 'yarn', install: ['install', '--immutable'], pack: ['pack'], publish: () => ['npm', 'publish'] },
};

test.for(Object.keys(WAYS) as Manager[])(
  '%s installs, builds, tests, packs and publishes its project',
  { timeout: 90_000 },
  async (manager, ctx) => {
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    await takeManagers(lab, 'npm', manager);
    const registry = await startNpmRegistry(lab);
    const token = await registry.token();
    await writeNpmrc(lab, registry.url, token);
    const cwd = lab.at('parcel');
    const files = managedPackage(manager, { version: '1.1.0' });
    await writeFiles(cwd, files);
    const { program, install, pack, publish } = WAYS[manager];
    const env = {
      YARN_NPM_REGISTRY_SERVER: registry.url,
      YARN_NPM_AUTH_TOKEN: token,
      YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    };
    const call = (args: readonly string[]) => lab.run(program, args, { cwd, env });
    await call(install);
    await call(['run', 'build']);
    expect(await call(['run', 'test'])).toContain('pass 1');
    await call(pack);
    const tarball = (await readdir(cwd)).find((name) => name.endsWith('.tgz'));
    await call(publish(`./${tarball}`));
    expect(await registry.document('lab-parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });

    await mkdir(lab.at('user'));
    await lab.run('npm', ['install', 'lab-parcel'], { cwd: lab.at('user') });
    expect(await readdir(lab.at('user/node_modules/lab-parcel/dist'))).toEqual(['index.js']);
  },
);

test('a workspace is installed from its lock file and tested part by part', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  await takeManagers(lab, 'npm');
  const cwd = lab.at('workspaces');
  await writeFiles(cwd, npmWorkspaces());
  await lab.run('npm', ['ci', '--offline'], { cwd });
  expect((await lab.run('npm', ['test'], { cwd })).match(/pass 1/g)).toHaveLength(2);
  expect(await lab.run('npm', ['ls', '--all'], { cwd })).toContain('lab-alpha@1.0.0 deduped -> ./packages/alpha');
});
