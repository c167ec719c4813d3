import { mkdir, readFile } from 'node:fs/promises';

import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import { createFixture } from '../../support/lab/fixture.ts';
import { Lab } from '../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { npmRegistryMissing, startNpmRegistry } from '../../support/lab/npm-registry.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import { npmWorkspaces } from '../../support/lab/projects.ts';

describe('one package of a monorepo', () => {
  it('is released for its own commits, under its own tag, and who depends on it follows', async (ctx) => {
    const missing = (await npmRegistryMissing()) ?? (await managersMissing());
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    await takeManagers(lab, 'npm');
    const registry = await startNpmRegistry(lab);
    await writeNpmrc(lab, registry.url, await registry.token('ana'));
    const { repository, remote } = await createFixture(lab, npmWorkspaces(), { tag: 'lab-alpha@1.0.0', commits: [] });
    await repository.commit('feat!: only beta', { 'packages/beta/more.txt': 'more\n' });
    await repository.commit('fix: only alpha', { 'packages/alpha/more.txt': 'more\n' });
    await repository.git('push', '-q');
    const words = ['push', 'run', '--package', 'lab-alpha', '--yes'];
    const { all, exitCode } = await execa(process.execPath, [`${process.cwd()}/dist/main.js`, ...words], {
      all: true,
      cwd: repository.path,
      reject: false,
      stdin: 'ignore',
      extendEnv: false,
      env: lab.env,
    });
    expect([exitCode, all]).toEqual([0, expect.stringContaining('is released as lab-alpha@1.0.1')]);
    expect(Object.keys(await remote.refs())).toContain('refs/tags/lab-alpha@1.0.1');
    const json = async (path: string) => JSON.parse(await readFile(repository.at(path), 'utf8')) as unknown;
    expect(await json('packages/alpha/package.json')).toMatchObject({ version: '1.0.1' });
    expect(await json('packages/beta/package.json')).toMatchObject({
      version: '2.0.0',
      dependencies: { 'lab-alpha': '^1.0.1' },
    });
    expect(await json('package-lock.json')).toMatchObject({
      packages: {
        'packages/alpha': { version: '1.0.1' },
        'packages/beta': { dependencies: { 'lab-alpha': '^1.0.1' } },
      },
    });
    const changelog = await readFile(repository.at('packages/alpha/CHANGELOG.md'), 'utf8');
    expect([changelog.includes('only alpha'), changelog.includes('only beta')]).toEqual([true, false]);
    expect(await registry.document('lab-alpha')).toMatchObject({ 'dist-tags': { latest: '1.0.1' } });
    const user = lab.at('user');
    await mkdir(user);
    await lab.run('npm', ['install', 'lab-alpha'], { cwd: user });
  });
});
