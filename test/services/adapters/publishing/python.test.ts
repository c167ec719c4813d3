import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';

import { afterAll, expect, test, type TestContext, vi } from 'vitest';

import { writeFiles } from '../../../support/lab/files.ts';
import { Lab } from '../../../support/lab/lab.ts';
import { PYTHON_KINDS, pythonPackage } from '../../../support/lab/projects.ts';
import { pythonToolsMissing, startPythonIndex } from '../../../support/lab/python-index.ts';
import { LIMITS, publishers } from '../../../support/publishing.ts';

const missing = pythonToolsMissing();
const { signal } = LIMITS;
// Each program that is started costs a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** A project of this kind in a lab, as its real tools build it. */
async function make(lab: Lab, kind: (typeof PYTHON_KINDS)[number]) {
  const folder = lab.at('project');
  await writeFiles(folder, pythonPackage(kind, { version: '1.1.0' }));
  return publishers(lab).python.build({ folder, out: lab.at('out') }, LIMITS);
}

/** Built once: what it is built to is the same in every test, and building takes longer than most of what they look at. */
const example = { lab: new Lab(), built: undefined as ReturnType<typeof make> | undefined };
afterAll(() => example.lab[Symbol.asyncDispose]());

/** An index, a built project and the adapters with a token in their environment. */
async function ready(lab: Lab, { skip }: Pick<TestContext, 'skip'>) {
  if (missing !== null) skip(missing);
  const index = await startPythonIndex(lab);
  const { files, by } = await (example.built ??= make(example.lab, 'flit-static'));
  for (const name of ['project', 'out']) await cp(example.lab.at(name), lab.at(name), { recursive: true });
  const built = { by, files: files.map((file) => ({ ...file, path: lab.at('out', file.name) })) };
  const parts = publishers(lab, { TWINE_PASSWORD: index.token() });
  const place = { name: 'lab-parcel', folder: lab.at('project'), repository: index.uploadUrl };
  return { index, place, built, ...parts, work: { place, runFolder: lab.at('run'), files: built.files } };
}

test.for(PYTHON_KINDS)('%s is built and read from its archives', async (kind, ctx) => {
  await using lab = new Lab();
  if (missing !== null) return ctx.skip(missing);
  const built = await make(lab, kind);
  expect(built.by).toMatch(/^python3 -m build --no-isolation/);
  const names = built.files.map(({ name }) => name).toSorted((one, other) => one.length - other.length);
  expect(names).toEqual([
    expect.stringMatching(/^lab[-_]parcel-1\.1\.0\.tar\.gz$/),
    expect.stringMatching(/^lab_parcel-1\.1\.0-py\S+-none-any\.whl$/),
  ]);
  for (const file of built.files) {
    expect(file).toMatchObject({ package: expect.stringMatching(/^lab[-_]parcel$/) as string, version: '1.1.0' });
    expect(file.files.map(({ path }) => path)).toContain('lab_parcel/__init__.py');
  }
});

test('built, checked, sent with the real twine, looked up, and sent again without anything happening', async (ctx) => {
  await using lab = new Lab();
  const { index, place, built, python, registries, ran, work } = await ready(lab, ctx);
  const packages = await registries.pypi(place);
  expect(packages.url).toBe(index.simpleUrl);
  expect(await packages.look('lab-parcel', signal)).toEqual({ state: 'absent' });
  expect(await packages.whoami(signal)).toMatchObject({ state: 'unknown' });
  expect(await python.check(built.files, LIMITS)).toMatchObject({ state: 'passed', by: 'twine check' });
  expect(await python.publish(work, LIMITS)).toMatchObject({ outcome: 'done' });
  expect(await python.settled(place, built.files, signal)).toEqual({ state: 'ours' });
  expect(await packages.look('Lab.Parcel', signal)).toMatchObject({
    state: 'present',
    versions: ['1.1.0'],
    withdrawn: [],
  });
  expect(await python.publish(work, LIMITS)).toMatchObject({ outcome: 'already' });

  const uploads = ran.filter(({ args }) => args[0] === 'upload');
  expect(uploads).toHaveLength(1);
  expect(JSON.stringify(uploads[0]?.args)).not.toContain('pypi-lab');
  expect(await readdir(lab.at('run'))).toEqual([]);
});

test('accepted, then the connection is lost: found; and a half that was sent is completed', async (ctx) => {
  await using lab = new Lab();
  const { index, python, place, built, work, ran } = await ready(lab, ctx);
  index.faults.dropAfter('upload');
  // twine stops at the first failure, so the second file was never sent.
  const half = await python.publish(work, LIMITS).catch((error: unknown) => error);
  expect(half).toMatchObject({ code: 'partly-published', exit: 'partlyDone' });
  expect(await python.settled(place, built.files, signal)).toMatchObject({ state: 'partly' });
  expect(await python.publish(work, LIMITS)).toMatchObject({ outcome: 'done' });
  expect(ran.filter(({ args }) => args[0] === 'upload').map(({ args }) => args.length)).toEqual([5, 4]);
  expect(await python.settled(place, built.files, signal)).toEqual({ state: 'ours' });
});

test('the last file is lost on its way back: the index has all of it, so it is published', async (ctx) => {
  await using lab = new Lab();
  const { index, python, work } = await ready(lab, ctx);
  const [first] = work.files;
  index.faults.dropAfter('upload');
  expect(await python.publish({ ...work, files: [first!] }, LIMITS)).toMatchObject({ outcome: 'found' });
});

test('refusals are told apart, and after each the index has nothing', async (ctx) => {
  await using lab = new Lab();
  const { index, python, work, place, built } = await ready(lab, ctx);
  for (const [status, code, exit] of [
    [500, 'publish-failed', 'unexpected'],
    [403, 'forbidden', 'credential'],
    [429, 'throttled', 'unexpected'],
  ] as const) {
    index.faults.plan('upload', { kind: 'status', status, body: 'no' }, 20);
    await expect(python.publish(work, LIMITS), `HTTP ${status}`).rejects.toMatchObject({ code, exit });
    index.faults.heal();
  }
  expect(await python.settled(place, built.files, signal)).toEqual({ state: 'absent' });
});

test('a wrong token, no token, and other bytes under the same name', async (ctx) => {
  await using lab = new Lab();
  const { index, python, work, place } = await ready(lab, ctx);
  const wrong = publishers(lab, { TWINE_PASSWORD: 'pypi-wrong' });
  await expect(wrong.python.publish(work, LIMITS)).rejects.toMatchObject({
    code: 'bad-credential',
    exit: 'credential',
  });
  const none = publishers(lab);
  await expect(none.python.publish(work, LIMITS)).rejects.toMatchObject({ code: 'no-credential' });

  await python.publish(work, LIMITS);
  await writeFile(lab.at('project/lab_parcel/__init__.py'), '"""Another."""\n\n__version__ = "1.1.0"\n');
  const other = await python.build({ folder: place.folder, out: lab.at('out-2') }, LIMITS);
  const before = index.asked.filter(({ operation }) => operation === 'upload').length;
  await expect(python.publish({ ...work, files: other.files }, LIMITS)).rejects.toMatchObject({
    code: 'version-taken',
    exit: 'remoteConflict',
  });
  expect(index.asked.filter(({ operation }) => operation === 'upload')).toHaveLength(before);
});

test('the token of .pypirc counts, for the section that is named', async (ctx) => {
  await using lab = new Lab();
  const { index, work } = await ready(lab, ctx);
  const section = `[own]\nrepository = ${index.uploadUrl}\nusername = __token__\npassword = ${index.token()}\n`;
  await writeFile(lab.at('home/.pypirc'), section);
  const { python } = publishers(lab);
  const place = { ...work.place, repository: 'own' };
  expect(await python.publish({ ...work, place }, LIMITS)).toMatchObject({ outcome: 'done' });
  await expect(python.publish({ ...work, place: { ...place, repository: 'other' } }, LIMITS)).rejects.toMatchObject({
    code: 'usage',
  });
});

test('what cannot be built or checked is told as such', async (ctx) => {
  await using lab = new Lab();
  const { python, place, built } = await ready(lab, ctx);
  const again = python.build({ folder: place.folder, out: lab.at('out') }, LIMITS);
  await expect(again).rejects.toMatchObject({
    code: 'pack-failed',
    message: expect.stringContaining('not empty') as string,
  });
  await writeFile(lab.at('project/pyproject.toml'), 'not toml [');
  const broken = python.build({ folder: place.folder, out: lab.at('out-2') }, LIMITS);
  await expect(broken).rejects.toMatchObject({
    code: 'pack-failed',
    message: expect.stringContaining('failed') as string,
  });

  await mkdir(lab.at('bare'));
  await writeFile(lab.at('bare/python3'), '#!/bin/sh\necho "/usr/bin/python3: No module named build" >&2; exit 1\n', {
    mode: 0o755,
  });
  const bare = publishers(lab, { PATH: lab.at('bare'), TWINE_PASSWORD: 'x' });
  await expect(bare.python.build({ folder: place.folder, out: lab.at('out-3') }, LIMITS)).rejects.toMatchObject({
    code: 'tool-missing',
    hint: expect.stringContaining('pip install build') as string,
  });
  expect(await bare.python.check(built.files, LIMITS)).toMatchObject({ state: 'not-run' });
  await expect(
    bare.python.publish({ place, runFolder: lab.at('run'), files: built.files }, LIMITS),
  ).rejects.toMatchObject({
    code: 'tool-missing',
  });
});
