import { dirname, join, resolve } from 'node:path';

import { expand, type NpmSettings, parseNpmrc } from '#domain/release/publish/npmrc.ts';
import type { Files } from '#services/ports/files.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

const PREFIX = /^npm_config_/i;

/** Files that npm reads its settings from besides those of the project; null where there is none. */
export interface NpmFiles {
  readonly user: string | null;
  readonly global: string;
}

/**
 * The settings npm would use in a folder, from weakest to strongest: global file, user's file, files of the project,
 * environment (`npm_config_*`). They may hold credentials, so they stay among the adapters.
 */
export async function npmSettings(
  files: Files,
  environment: NodeJS.ProcessEnv,
  { folder, top }: Pick<PackagePlace, 'folder' | 'top'>,
): Promise<NpmSettings> {
  const { user, global } = npmFiles(environment);
  const project = between(folder, top ?? folder).map((place) => join(place, '.npmrc'));
  const paths = [global, user, ...project.filter((path) => path !== user)];
  const texts = await Promise.all(paths.map(async (path) => (path === null ? null : files.read(path))));
  const variable = (name: string) => environment[name];
  let settings: NpmSettings = {};
  for (const text of texts) settings = { ...settings, ...parseNpmrc(text ?? '', variable) };
  return { ...settings, ...fromEnvironment(environment) };
}

/** Where the user's and the global settings are; the global ones lie beside the node that runs npm. */
export function npmFiles(environment: NodeJS.ProcessEnv): NpmFiles {
  const named = fromEnvironment(environment);
  const home = environment['HOME'];
  const prefix = named['prefix'] ?? environment['PREFIX'] ?? dirname(dirname(process.execPath));
  return {
    user: named['userconfig'] ?? (home ? join(home, '.npmrc') : null),
    global: named['globalconfig'] ?? resolve(prefix, 'etc/npmrc'),
  };
}

/** From the top folder down to the inner one, so that the inner one comes last and wins. */
function between(inner: string, top: string): string[] {
  const folders = [resolve(inner)];
  const end = resolve(top);
  for (let at = resolve(inner); at !== end && dirname(at) !== at; at = dirname(at)) folders.unshift(dirname(at));
  return folders[0] === end ? folders : [resolve(inner)];
}

/** npm takes `npm_config_registry` in any case and turns `_` into `-`, except in keys that begin with `//`. */
function fromEnvironment(environment: NodeJS.ProcessEnv): NpmSettings {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!PREFIX.test(name) || !value) continue;
    const key = name.replace(PREFIX, '');
    found[key.startsWith('//') ? key : key.replaceAll(/(?!^)_/g, '-').toLowerCase()] = expand(
      value,
      (variable) => environment[variable],
    );
  }
  return found;
}
