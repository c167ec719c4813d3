import { expect, it } from 'vitest';

import { Lab } from '../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { npmRegistryMissing } from '../../support/lab/npm-registry.ts';
import { managedPackage, pythonPackage } from '../../support/lab/projects.ts';
import { pythonToolsMissing } from '../../support/lab/python-index.ts';
import { ownNpmRegistry, ownPythonIndex, saidFromNpm, saidFromPip } from '../../support/push/installs.ts';
import { openConsole, openReview, parcel, release } from '../../support/push/wizard.ts';

it('releases an npm package by keys to a real registry, verified, and npm installs it', async (ctx) => {
  const missing = (await npmRegistryMissing()) ?? (await managersMissing());
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  await takeManagers(lab, 'npm');
  const registry = await ownNpmRegistry(lab);
  await parcel(lab, managedPackage('npm'));
  await using session = openConsole(lab);
  await openReview(session);
  expect(session.screen()).toContain('lab-parcel is new on npm');
  await release(session);
  expect(await session.waitFor(/✔ Push parcel.*done/)).toContain('Verify lab-parcel on npm');
  expect(await registry.document('lab-parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });
  expect(await saidFromNpm(lab)).toBe('parcel with tea');
});

it('releases a Python package by keys to an index, verified, and pip installs it', async (ctx) => {
  const missing = pythonToolsMissing();
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const index = await ownPythonIndex(lab);
  await parcel(lab, pythonPackage('setuptools-static'));
  await using session = openConsole(lab);
  await openReview(session);
  expect(session.screen()).toContain('lab-parcel is new on pypi');
  await release(session);
  expect(await session.waitFor(/✔ Push parcel.*done/)).toContain('Verify lab-parcel on pypi');
  expect(await saidFromPip(lab, index)).toBe('parcel with tea 1.1.0 1.1.0');
});
