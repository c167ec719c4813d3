import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { environmentCredentials } from '#services/adapters/environment-credentials.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realNet } from '#services/adapters/net.ts';
import { npmPublishing } from '#services/adapters/publishing/npm-publishing.ts';
import { pythonPublishing } from '#services/adapters/publishing/python-publishing.ts';
import { realRegistries } from '#services/adapters/registries.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { NpmPublish, PackedPackage, WorkLimits } from '#services/ports/publishing.ts';
import type { PackagePlace } from '#services/ports/registries.ts';
import type { Command, Shell } from '#services/ports/shell.ts';

import type { Lab } from './lab/lab.ts';

/** Wide: they only catch what hangs. */
export const LIMITS: WorkLimits = { signal: new AbortController().signal, timeoutMs: 120_000 };

/** The real adapters in the environment of a lab, and every command they ran. */
export function publishers(lab: Lab, more: NodeJS.ProcessEnv = {}) {
  const environment = { ...lab.env, ...more };
  const ran: Command[] = [];
  const real = realShell(environment);
  const shell: Shell = {
    which: (name) => real.which(name),
    run: (command, limits) => {
      ran.push(command);
      return real.run(command, limits);
    },
  };
  const credentials = environmentCredentials(environment);
  const parts = { shell, files: realFiles(), net: realNet(), credentials, environment };
  const patience = { looks: 3, pauseMs: 10, wait: () => Promise.resolve() };
  return {
    npm: npmPublishing({ ...parts, patience }),
    python: pythonPublishing({ ...parts, patience }),
    registries: realRegistries(parts),
    ran,
    shell,
    environment,
  };
}

/** A package of two files in a folder of the lab. */
export async function writePackage(
  lab: Lab,
  manifest: { name: string; version: string },
  folder = 'package',
): Promise<PackagePlace> {
  const path = lab.at(folder);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'package.json'), `${JSON.stringify({ license: 'MIT', main: 'index.js', ...manifest })}\n`);
  await writeFile(join(path, 'index.js'), `module.exports = '${manifest.version}';\n`);
  return { name: manifest.name, folder: path };
}

/** What a release asks for, in a run folder of the lab. */
export function publishWork(lab: Lab, place: PackagePlace, artifact: PackedPackage): NpmPublish {
  return { place, runFolder: lab.at('run'), artifact, tag: 'latest', access: null, provenance: false };
}
