import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';
import { type NodeManager, packCommand } from '#domain/release/publish/npm-commands.ts';
import { withheldVariables } from '#domain/release/publish/withheld.ts';
import { readArtifact } from '#services/adapters/publishing/artifact.ts';
import { failedProgram } from '#services/adapters/publishing/failed-program.ts';
import { readTarball } from '#services/adapters/publishing/tar.ts';
import type { Files } from '#services/ports/files.ts';
import type { PackedPackage, WorkLimits } from '#services/ports/publishing.ts';

import type { NpmCallOptions } from './call.ts';

const SETTINGS = ['.npmrc', '.yarnrc', '.yarnrc.yml'];

/** Packs a folder and says what is in the archive, read from the archive. */
export async function pack(
  { shell, files, environment }: Pick<NpmCallOptions, 'shell' | 'files' | 'environment'>,
  { folder, manager, out }: { folder: string; manager: NodeManager; out: string },
  { signal, timeoutMs }: WorkLimits,
): Promise<PackedPackage> {
  await mkdir(out, { recursive: true, mode: 0o700 });
  const before = await readdir(out);
  if (before.length > 0)
    throw new OpsError('pack-failed', `${out} is not empty, so what is packed there could be something else.`, {
      hint: 'Name an empty folder.',
    });
  const command = {
    ...packCommand(manager, out),
    cwd: folder,
    env: {
      ...withheldVariables(await settingsTexts(files, folder, environment)),
      npm_config_update_notifier: 'false',
      CI: 'true',
    },
  };
  const finished = await shell.run(command, { signal, timeoutMs, maxBytes: 4 * 1024 * 1024 });
  if (finished.exitCode !== 0) throw failedProgram('pack-failed', command, finished);
  const [file, ...more] = (await readdir(out)).filter((name) => name.endsWith('.tgz'));
  if (file === undefined || more.length > 0)
    throw new OpsError(
      'pack-failed',
      `${manager} packed ${file === undefined ? 'nothing' : 'more than one file'} into ${out}.`,
      {
        hint: 'Pack one package at a time, from its own folder.',
      },
    );
  return readPackage(join(out, file));
}

/** The settings of every manager, of the folder and all above it, and of the person. */
async function settingsTexts(files: Files, folder: string, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const folders = [environment['HOME'] ?? folder];
  for (let at = folder; folders.at(-1) !== at; at = dirname(at)) folders.push(at);
  const paths = [
    ...folders.flatMap((at) => SETTINGS.map((name) => join(at, name))),
    environment['npm_config_userconfig'] ?? '',
  ];
  const texts = await Promise.all(
    paths.filter((path) => path !== '').map((path) => files.read(path).catch(() => null)),
  );
  return texts.filter((text) => text !== null);
}

/** An archive that was packed before, for a run that is resumed. */
export async function readPackage(path: string): Promise<PackedPackage> {
  const { artifact, bytes } = await readArtifact(path);
  const files = (await readTarball(bytes)).map(({ path: inside, data }) => ({
    path: inside.replace(/^\.?\/?[^/]+\//, ''),
    data,
  }));
  const manifest = parseJson(files.find((file) => file.path === 'package.json')?.data.toString('utf8') ?? '');
  const [name, version] = [textField(manifest, 'name'), textField(manifest, 'version')];
  if (name === null || version === null)
    throw new OpsError('pack-failed', `${artifact.name} has no package.json with a name and a version.`, {
      hint: 'Give package.json a name and a version.',
    });
  return {
    ...artifact,
    package: name,
    version,
    files: files.map((file) => ({ path: file.path, bytes: file.data.length })),
  };
}
