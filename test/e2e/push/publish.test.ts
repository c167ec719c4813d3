import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import { createFixture, type Fixture } from '../../support/lab/fixture.ts';
import { Lab } from '../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { npmRegistryMissing } from '../../support/lab/npm-registry.ts';
import { managedPackage, PYTHON_KINDS, pythonPackage } from '../../support/lab/projects.ts';
import { pythonToolsMissing } from '../../support/lab/python-index.ts';
import { ownNpmRegistry, ownPythonIndex, saidFromNpm, saidFromPip } from '../../support/push/installs.ts';

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

// npm and static setuptools are released by keys, in wizard-publish.test.ts.
describe('a release of a package', () => {
  it.for(['pnpm', 'yarn', 'berry'] as const)(
    'of %s arrives on a real npm registry, and npm installs it',
    async (manager, ctx) => {
      const missing = (await npmRegistryMissing()) ?? (await managersMissing());
      if (missing !== null) return ctx.skip(missing);
      await using lab = new Lab();
      await takeManagers(lab, 'npm', manager);
      const registry = await ownNpmRegistry(lab);
      const fixture = await createFixture(lab, managedPackage(manager));
      const { exitCode, said } = await release(lab, fixture);
      expect([exitCode, said]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
      expect(await registry.document('lab-parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });
      expect(await saidFromNpm(lab)).toBe('parcel with tea');
    },
  );

  const kinds = PYTHON_KINDS.filter((kind) => kind !== 'setuptools-static');
  it.for(kinds)('arrives on a Python index from %s, and pip installs it', async (kind, ctx) => {
    const missing = pythonToolsMissing();
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const index = await ownPythonIndex(lab);
    const fixture = await createFixture(lab, pythonPackage(kind));
    const { exitCode, said } = await release(lab, fixture);
    expect([exitCode, said]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
    expect(index.shelf.files('Lab_Parcel').map(({ file, version }) => [file, version])).toEqual([
      [expect.stringMatching(/\.(?:whl|gz)$/), '1.1.0'],
      [expect.stringMatching(/\.(?:whl|gz)$/), '1.1.0'],
    ]);
    expect(await saidFromPip(lab, index)).toBe('parcel with tea 1.1.0 1.1.0');
  });
});
