import { expect, test } from 'vitest';

import { startFaultyRegistry } from '../support/lab/faulty-registry.ts';
import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import { writeNpmrc } from '../support/lab/npmrc.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { attempt } from '../support/lab/run.ts';

/** A package ready to publish, and npm logged in as ana. */
async function ready(lab: Lab) {
  const registry = await startFaultyRegistry(lab);
  const token = registry.token();
  await writeNpmrc(lab, registry.url, token);
  const cwd = lab.at('parcel');
  const release = (version: string) => writeFiles(cwd, { ...npmPackage({ version }), 'dist/index.js': '' });
  await release('1.1.0');
  const npm = (...args: readonly string[]) => lab.run('npm', args, { cwd });
  const tryNpm = (...args: readonly string[]) => attempt('npm', args, { cwd, env: lab.env });
  return { registry, token, release, npm, tryNpm };
}

const latest = { 'dist-tags': { latest: '1.1.0' } };

test('npm publishes, tags, deprecates, unpublishes and installs through it', async () => {
  await using lab = new Lab();
  const { registry, release, npm, tryNpm } = await ready(lab);
  expect(await npm('whoami')).toBe('ana');
  await npm('ping');
  await npm('publish');
  expect(registry.store.document('lab-parcel')).toMatchObject(latest);
  await release('1.2.0-rc.1');
  await npm('publish', '--tag', 'next');
  expect(await npm('dist-tag', 'ls')).toBe('latest: 1.1.0\nnext: 1.2.0-rc.1');
  await npm('dist-tag', 'add', 'lab-parcel@1.1.0', 'stable');
  await npm('dist-tag', 'rm', 'lab-parcel', 'next');
  await npm('deprecate', 'lab-parcel@1.1.0', 'because');
  expect(registry.store.document('lab-parcel')).toMatchObject({
    'dist-tags': { latest: '1.1.0', stable: '1.1.0' },
    versions: { '1.1.0': { deprecated: 'because' } },
  });
  await lab.run('npm', ['install', '--prefix', lab.at('user'), 'lab-parcel@1.1.0']);
  await npm('unpublish', 'lab-parcel@1.2.0-rc.1');
  expect(Object.keys(registry.store.document('lab-parcel')?.versions ?? {})).toEqual(['1.1.0']);
  expect((await tryNpm('publish', '--tag', 'next')).stderr).toContain('cannot publish over');
});

test.for([401, 403, 409, 429, 500])('npm sees status %i, and the next publish goes through', async (status) => {
  await using lab = new Lab();
  const { registry, npm, tryNpm } = await ready(lab);
  registry.faults.status('publish', status, 1);
  const refused = await tryNpm('publish');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${status}`);
  expect(registry.store.names()).toEqual([]);
  await npm('publish');
  expect(registry.store.document('lab-parcel')).toMatchObject(latest);
});

test('a publish that is kept and whose connection is cut looks failed to npm', async () => {
  await using lab = new Lab();
  const { registry, token, tryNpm } = await ready(lab);
  registry.faults.dropAfter('publish');
  const { code, stderr } = await tryNpm('publish');
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/ECONNRESET|socket hang up/) as string,
  });
  expect(registry.store.document('lab-parcel')).toMatchObject(latest);
  const asked = registry.asked.filter(({ operation }) => operation === 'publish');
  expect(asked).toMatchObject([{ method: 'PUT', status: null, headers: { authorization: 'Bearer (redacted)' } }]);
  expect(JSON.stringify(registry.asked)).not.toContain(token);
});

test('a publish can be held, and needs the one-time password', async () => {
  await using lab = new Lab();
  const { registry, npm, tryNpm } = await ready(lab);
  registry.accounts.otp = '123456';
  expect((await tryNpm('publish')).stderr).toContain('EOTP');
  const held = registry.faults.hold('publish');
  const publishing = npm('publish', '--otp', '123456');
  await held.reached;
  expect(registry.store.names()).toEqual([]);
  held.open();
  await publishing;
  expect(registry.store.names()).toEqual(['lab-parcel']);
});

test('nothing is published with a token that the registry does not know, or a page instead of an answer', async () => {
  await using lab = new Lab();
  const { registry, tryNpm } = await ready(lab);
  registry.faults.plan('read', { kind: 'garbage' });
  expect((await tryNpm('view', 'lab-parcel')).code).toBe(1);
  await writeNpmrc(lab, registry.url, 'npm_other');
  expect((await tryNpm('publish')).stderr).toContain('401');
  expect((await tryNpm('whoami')).stderr).toContain('401');
});
