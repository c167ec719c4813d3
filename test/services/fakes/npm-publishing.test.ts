import { expect, test, vi } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { fakeNpmPublishing } from '#services/fakes/npm-publishing.ts';
import { type FakePackages, fakeRegistries } from '#services/fakes/registries.ts';
import type { NpmPublishing } from '#services/ports/publishing.ts';
import type { PackagePlace, Registries } from '#services/ports/registries.ts';

import { startFaultyRegistry } from '../../support/lab/faulty-registry.ts';
import { Lab } from '../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import { LIMITS, publishers, publishWork, writePackage } from '../../support/publishing.ts';

const missing = await managersMissing();
const { signal } = LIMITS;
vi.setConfig({ testTimeout: 180_000 });

/** The life of a package, told in what the ports answer. */
async function story(lab: Lab, npm: NpmPublishing, registries: Registries, place: PackagePlace) {
  const registry = await registries.npm(place);
  const said: unknown[] = [registry.kind, await registry.whoami(signal), await registry.look(place.name, signal)];
  const artifact = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at(crypto.randomUUID()) }, LIMITS);
  said.push(artifact.package, artifact.version, artifact.name, await npm.settled(place, artifact, signal));
  const work = { ...publishWork(lab, place, artifact), tag: 'next' };
  const { outcome } = await npm.publish(work, LIMITS);
  said.push(outcome, (await npm.publish(work, LIMITS)).outcome, await npm.settled(place, artifact, signal));
  said.push(await registry.look(place.name, signal), await registry.can(place.name, signal));
  await npm.deprecate({ ...work, version: '1.0.0', message: 'leaks' }, LIMITS);
  await npm.tag({ ...work, version: '1.0.0', tag: 'old' }, LIMITS);
  said.push(await registry.look(place.name, signal));
  const other = { ...artifact, digests: ['sha512-AAAA'] };
  said.push(await npm.settled(place, other, signal));
  said.push(
    await npm
      .publish({ ...work, artifact: other }, LIMITS)
      .catch((error: unknown) => Reflect.get(Object(error), 'code') as unknown),
  );
  return said;
}

test('the made-up registry tells the same story as a real one', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  await takeManagers(lab, 'npm');
  const registry = await startFaultyRegistry(lab);
  await writeNpmrc(lab, registry.url, registry.token('ana'));
  const place = await writePackage(lab, { name: '@ana/api', version: '1.0.0' });
  const real = publishers(lab);
  const packages: FakePackages = new Map();
  const told = await story(lab, fakeNpmPublishing(packages, realFiles()), fakeRegistries(packages), place);
  expect(told).toEqual(await story(lab, real.npm, real.registries, place));
  expect(told.at(-1)).toBe('version-taken');
});
