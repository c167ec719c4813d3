import { mkdir, writeFile } from 'node:fs/promises';

import type { Lab } from '../lab/lab.ts';
import { type NpmRegistry, startNpmRegistry } from '../lab/npm-registry.ts';
import { writeNpmrc } from '../lab/npmrc.ts';
import { type PythonIndex, startPythonIndex } from '../lab/python-index.ts';

/** A real npm registry that the person of the lab may publish to. */
export async function ownNpmRegistry(lab: Lab): Promise<NpmRegistry> {
  const registry = await startNpmRegistry(lab);
  await writeNpmrc(lab, registry.url, await registry.token('ana'));
  return registry;
}

/** A Python index that the person of the lab may upload to. */
export async function ownPythonIndex(lab: Lab): Promise<PythonIndex> {
  const index = await startPythonIndex(lab);
  const settings = `[pypi]\nrepository = ${index.uploadUrl}\nusername = __token__\npassword = ${index.token()}\n`;
  await writeFile(lab.at('home/.pypirc'), settings, { mode: 0o600 });
  return index;
}

/** What `lab-parcel` says once npm installed it for somebody else. */
export async function saidFromNpm(lab: Lab): Promise<string> {
  const user = lab.at('npm-user');
  await mkdir(user);
  await lab.run('npm', ['install', 'lab-parcel'], { cwd: user });
  const script = "import { parcel } from 'lab-parcel'; console.log(parcel('tea'));";
  return lab.run('node', ['--input-type=module', '-e', script], { cwd: user });
}

/** What `lab-parcel` says once pip installed it for somebody else: its word, its own version and the one pip knows. */
export async function saidFromPip(lab: Lab, { simpleUrl }: PythonIndex): Promise<string> {
  const target = lab.at('pip-user');
  const install = ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', '--no-deps'];
  await lab.run('/usr/bin/python3', [...install, '--target', target, '--index-url', simpleUrl, 'lab-parcel']);
  const script =
    "import importlib.metadata as m, lab_parcel as p; print(p.parcel('tea'), p.__version__, m.version('lab-parcel'))";
  return lab.run('/usr/bin/python3', ['-c', script], { env: { PYTHONPATH: target } });
}
