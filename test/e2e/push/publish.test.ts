import { mkdir, writeFile } from 'node:fs/promises';

import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import { createFixture, type Fixture } from '../../support/lab/fixture.ts';
import { Lab } from '../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { npmRegistryMissing, startNpmRegistry } from '../../support/lab/npm-registry.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import { managedPackage, PYTHON_KINDS, pythonPackage } from '../../support/lab/projects.ts';
import { pythonToolsMissing, startPythonIndex } from '../../support/lab/python-index.ts';

/** Releases a project with the built program and tells what it said. */
async function release(lab: Lab, { repository }: Fixture, env: Readonly<Record<string, string>> = {}) {
  const { all, exitCode } = await execa(process.execPath, [`${process.cwd()}/dist/main.js`, 'push', 'run', '--yes'], {
    all: true,
    cwd: repository.path,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...lab.env, ...env },
  });
  return { exitCode, said: all };
}

describe('a release of a package', () => {
  it.for(['npm', 'pnpm', 'yarn', 'berry'] as const)(
    'of %s arrives on a real npm registry, and npm installs it',
    async (manager, ctx) => {
      const missing = (await npmRegistryMissing()) ?? (await managersMissing());
      if (missing !== null) return ctx.skip(missing);
      await using lab = new Lab();
      await takeManagers(lab, 'npm', manager);
      const registry = await startNpmRegistry(lab);
      await writeNpmrc(lab, registry.url, await registry.token('ana'));
      const fixture = await createFixture(lab, managedPackage(manager));
      const { exitCode, said } = await release(lab, fixture);
      expect([exitCode, said]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
      expect(await registry.document('lab-parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });
      const user = lab.at('user');
      await mkdir(user);
      await lab.run('npm', ['install', 'lab-parcel'], { cwd: user });
      const script = "import { parcel } from 'lab-parcel'; console.log(parcel('tea'));";
      expect(await lab.run('node', ['--input-type=module', '-e', script], { cwd: user })).toBe('parcel with tea');
    },
  );

  it.for(PYTHON_KINDS)('arrives on a Python index from %s, and pip installs it', async (kind, ctx) => {
    const missing = pythonToolsMissing();
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const index = await startPythonIndex(lab);
    const token = index.token();
    await writeFile(
      lab.at('home/.pypirc'),
      `[pypi]\nrepository = ${index.uploadUrl}\nusername = __token__\npassword = ${token}\n`,
      { mode: 0o600 },
    );
    const fixture = await createFixture(lab, pythonPackage(kind));
    const { exitCode, said } = await release(lab, fixture);
    expect([exitCode, said]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
    const target = lab.at('user');
    await lab.run('/usr/bin/python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--target',
      target,
      '--index-url',
      index.simpleUrl,
      'lab-parcel',
    ]);
    const script = "import lab_parcel; print(lab_parcel.parcel('tea'))";
    expect(await lab.run('/usr/bin/python3', ['-c', script], { env: { PYTHONPATH: target } })).toBe('parcel with tea');
  });
});
