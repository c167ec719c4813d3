import { expect, test, vi } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { fakePythonPublishing } from '#services/fakes/python-publishing.ts';
import { type FakePackages, fakeRegistries } from '#services/fakes/registries.ts';
import type { PythonPublishing } from '#services/ports/python-publishing.ts';
import type { PackagePlace, Registries } from '#services/ports/registries.ts';

import { writeFiles } from '../../support/lab/files.ts';
import { Lab } from '../../support/lab/lab.ts';
import { pythonPackage } from '../../support/lab/projects.ts';
import { pythonToolsMissing, startPythonIndex } from '../../support/lab/python-index.ts';
import { LIMITS, publishers } from '../../support/publishing.ts';

const missing = pythonToolsMissing();
const { signal } = LIMITS;
vi.setConfig({ testTimeout: 180_000 });

/** The life of a package, told in what the ports answer. */
async function story(lab: Lab, python: PythonPublishing, registries: Registries, place: PackagePlace) {
  const registry = await registries.pypi(place);
  const said: unknown[] = [
    registry.kind,
    (await registry.whoami(signal)).state,
    await registry.look(place.name, signal),
  ];
  const { files, by } = await python.build({ folder: place.folder, out: lab.at(crypto.randomUUID()) }, LIMITS);
  said.push(
    by,
    files.map(({ version }) => version),
    await python.settled(place, files, signal),
  );
  said.push((await python.check(files, LIMITS)).state);
  const work = { place, runFolder: lab.at('run'), files };
  said.push((await python.publish(work, LIMITS)).outcome, (await python.publish(work, LIMITS)).outcome);
  said.push(await python.settled(place, files, signal), await registry.look('Lab_Parcel', signal));
  const others = files.map((file) => ({ ...file, digests: ['sha256-AAAA'] }));
  said.push((await python.settled(place, others, signal)).state);
  const refused = await python.publish({ ...work, files: others }, LIMITS).catch((error: unknown) => error);
  said.push(Reflect.get(Object(refused) as object, 'code'), (await registry.can(place.name, signal)).state);
  return said;
}

test('the made-up index tells the same story as a real one', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const index = await startPythonIndex(lab);
  await writeFiles(lab.at('project'), pythonPackage('setuptools-static', { version: '1.1.0' }));
  const place = { name: 'lab-parcel', folder: lab.at('project'), repository: index.uploadUrl };
  const real = publishers(lab, { TWINE_PASSWORD: index.token() });
  const packages: FakePackages = new Map();
  const told = await story(lab, fakePythonPublishing(packages, realFiles()), fakeRegistries(packages), place);
  expect(told).toEqual(await story(lab, real.python, real.registries, place));
  expect(told).toContain('version-taken');
});
