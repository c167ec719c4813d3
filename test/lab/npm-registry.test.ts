import { mkdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmRegistryMissing, startNpmRegistry } from '../support/lab/npm-registry.ts';
import { writeNpmrc } from '../support/lab/npmrc.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../support/lab/world-print.ts';

// The first time on a machine it is installed, which takes as long as it takes.
const missing = await npmRegistryMissing();

test('the real npm publishes to the real registry and installs from it', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const registry = await startNpmRegistry(lab);
  const cwd = lab.at('parcel');
  await writeFiles(cwd, npmPackage({ version: '1.1.0' }));
  expect(await registry.document('lab-parcel')).toBe(null);

  await writeNpmrc(lab, registry.url, null);
  await expect(lab.run('npm', ['publish'], { cwd })).rejects.toThrow('ENEEDAUTH');
  await writeNpmrc(lab, registry.url, await registry.token('ana'));
  expect(await lab.run('npm', ['whoami'])).toBe('ana');
  await lab.run('npm', ['run', 'build'], { cwd });
  await lab.run('npm', ['publish'], { cwd });
  await expect(lab.run('npm', ['publish'], { cwd })).rejects.toThrow('cannot publish over');
  expect(await registry.document('lab-parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });

  const print = () => worldPrint({ documents: { parcel: () => registry.document('lab-parcel') } });
  const before = await print();
  const user = lab.at('user');
  await mkdir(user);
  await lab.run('npm', ['install', 'lab-parcel'], { cwd: user });
  const script = "import { parcel } from 'lab-parcel'; console.log(parcel('tea'));";
  expect(await lab.run('node', ['--input-type=module', '-e', script], { cwd: user })).toBe('parcel with tea');
  // Reading and installing is no change.
  expect(worldDifference(before, await print())).toBe('');
  await lab.run('npm', ['dist-tag', 'add', 'lab-parcel@1.1.0', 'stable']);
  expect(worldDifference(before, await print())).toContain('"stable":"1.1.0"');
});
