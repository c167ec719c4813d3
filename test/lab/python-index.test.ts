import { readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import { pythonPackage, type PythonKind } from '../support/lab/projects.ts';
import { pythonToolsMissing, startPythonIndex } from '../support/lab/python-index.ts';
import { attempt } from '../support/lab/run.ts';

const missing = pythonToolsMissing();
/** Two packages built by hand would be no proof, and building takes a second or two each. */
const BUILT_WITHIN_MS = 120_000;

async function built(lab: Lab, kind: PythonKind, version: string) {
  const cwd = lab.at(`${kind}-${version}`);
  await writeFiles(cwd, pythonPackage(kind, { version }));
  await lab.run('python3', ['-m', 'unittest', 'discover', '-s', 'tests'], { cwd });
  await lab.run('python3', ['-m', 'build', '--no-isolation'], { cwd });
  return { cwd, files: (await readdir(`${cwd}/dist`)).toSorted() };
}

async function ready(lab: Lab) {
  const index = await startPythonIndex(lab);
  const env = { TWINE_USERNAME: '__token__', TWINE_PASSWORD: index.token(), TWINE_REPOSITORY_URL: index.uploadUrl };
  const twine = (cwd: string, ...args: readonly string[]) =>
    attempt('twine', ['upload', '--non-interactive', '--disable-progress-bar', ...args], {
      cwd,
      env: { ...lab.env, ...env },
    });
  const pip = (...args: readonly string[]) =>
    lab.run('python3', ['-m', 'pip', 'install', '--index-url', index.simpleUrl, '--target', lab.at('site'), ...args]);
  return { index, env, twine, pip };
}

// That every kind of project is tested, built, uploaded and installed by the real tools is seen in e2e/push/publish.test.ts, and
// setuptools with a version in its manifest in wizard-publish.test.ts: there the product calls the same tools on the same index.

test(
  'a file goes up once, its name never again, and a wrong token not at all',
  { timeout: BUILT_WITHIN_MS },
  async (ctx) => {
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const { index, env, twine } = await ready(lab);
    const { cwd, files } = await built(lab, 'flit', '1.1.0');
    const wheel = `dist/${files.find((file) => file.endsWith('.whl'))}`;
    expect(await twine(cwd, wheel)).toMatchObject({ code: 0 });
    expect(await twine(cwd, wheel)).toMatchObject({ code: 0 });

    const changed = await built(lab, 'setuptools-static', '1.1.0');
    const other = await twine(changed.cwd, wheel);
    expect(`${other.code} ${other.stdout}${other.stderr}`).toMatch(/^1 [^]*File already exists/);
    expect(await twine(changed.cwd, '--skip-existing', wheel)).toMatchObject({ code: 0 });
    index.shelf.delete('lab-parcel', '1.1.0');
    expect((await twine(cwd, wheel)).code).toBe(1);

    const wrong = await attempt('twine', ['upload', '--non-interactive', wheel], {
      cwd,
      env: { ...lab.env, ...env, TWINE_PASSWORD: 'pypi-x' },
    });
    expect(wrong.stdout + wrong.stderr).toContain('403');
    expect(JSON.stringify(index.asked)).not.toContain(
      Buffer.from(`__token__:${env.TWINE_PASSWORD}`).toString('base64'),
    );
  },
);

test(
  'an index fails as planned; what it kept before the connection was cut is there',
  { timeout: BUILT_WITHIN_MS },
  async (ctx) => {
    if (missing !== null) return ctx.skip(missing);
    await using lab = new Lab();
    const { index, twine, pip } = await ready(lab);
    const { cwd, files } = await built(lab, 'flit', '1.1.0');
    const wheel = `dist/${files.find((file) => file.endsWith('.whl'))}`;
    for (const status of [401, 403, 409, 429]) {
      index.faults.status('upload', status, 1);
      const { code, stdout, stderr } = await twine(cwd, wheel);
      expect(`${code} ${stdout}${stderr}`).toMatch(new RegExp(`^1 [^]*${status}`));
    }
    // Twine itself tries a server error five times.
    index.faults.status('upload', 500, 5);
    expect((await twine(cwd, wheel)).code).toBe(1);
    expect(index.shelf.projects()).toEqual([]);
    index.faults.dropAfter('upload');
    expect((await twine(cwd, wheel)).code).toBe(1);
    expect(index.shelf.projects()).toEqual(['lab-parcel']);
    index.shelf.yank('lab-parcel', '1.1.0', 'broken');
    await expect(pip('lab-parcel')).rejects.toThrow('No matching distribution');
    await pip('lab-parcel==1.1.0');
  },
);
