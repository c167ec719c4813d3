import type { Config } from '#config/config.ts';
import { defaultConfig, ENVIRONMENTS } from '#config/defaults.ts';
import { type EnvironmentChoice, mustExist } from '#config/environment-name.ts';
import { MAX_PROJECT_BYTES, PROJECT_FILE, readTrust, untrustedNotice } from '#config/trust.ts';
import type { MemoryPlace } from '#config/variables.ts';
import { joinPath, parentPath } from '#domain/path.ts';
import type { ConfigStore, StoredFile } from '#services/ports/config-store.ts';

import { inspect, sectionsOf } from './inspect.ts';
import { problemsError } from './problem.ts';
import { projectFile, withProjectFiles } from './project-files.ts';
import { readSource } from './source.ts';

/** Largest configuration file; 10,000 checks need about a fifth of it. */
export const MAX_BYTES = 8 * 1024 * 1024;

export interface ReadRequest {
  readonly store: ConfigStore;
  readonly path: string;
  readonly trustPath: string;
  readonly choice: EnvironmentChoice;
  readonly memory: MemoryPlace;
  readonly home: string | null;
}

/** A configuration and the versions of all files it was made of; null for one that was not there. */
export interface ReadConfig {
  readonly config: Config;
  readonly inputs: Readonly<Record<string, string | null>>;
  /** Whether those versions are old enough to tell every later change. */
  readonly settled: boolean;
}

/** Reads and checks the file, and the trusted files of projects. Throws OpsError that lists all problems with their places. */
export async function readConfig(request: ReadRequest): Promise<ReadConfig> {
  const { store, path, trustPath, home } = request;
  const z = await import('zod');
  const file = await store.read(path, MAX_BYTES);
  const own = file === null ? withoutFile(request) : checked(file, request, z);
  const trusted = await readTrust(store, trustPath);
  const inputs: Record<string, string | null> = {
    [path]: file?.stamp ?? null,
    [trustPath]: await store.stamp(trustPath),
  };
  let config = own;
  let settled = file?.settled ?? true;
  const wanted = [...Object.keys(trusted), ...own.projects.map((project) => joinPath(project.path, PROJECT_FILE))];
  const files = [];
  for (const name of new Set(wanted)) {
    const found = await store.read(name, MAX_PROJECT_BYTES).catch(() => null);
    inputs[name] = found?.stamp ?? null;
    settled &&= found?.settled ?? true;
    if (found === null) continue;
    if (trusted[name] === found.sha256) files.push(projectFile(name, found.bytes, z, home));
    else config = { ...config, notices: [...config.notices, untrustedNotice(name, name in trusted, home)] };
  }
  return { config: { ...withProjectFiles(config, files, home), files: Object.keys(inputs) }, inputs, settled };
}

function withoutFile({ choice, path, memory }: ReadRequest): Config {
  mustExist(choice, ENVIRONMENTS);
  const config = defaultConfig(choice.name, path);
  return { ...config, memory: { ...config.memory, ...memory, configured: Object.keys(memory).length > 0 } };
}

function checked(
  file: StoredFile,
  { path, choice, memory, home }: ReadRequest,
  z: Parameters<typeof inspect>[1],
): Config {
  const source = readSource(path, file.bytes);
  if (!('data' in source)) throw problemsError(source);
  mustExist(choice, [...new Set([...ENVIRONMENTS, ...sectionsOf(source)])]);
  const base = { folder: parentPath(path), home };
  const found = inspect(source, z, { environment: choice.name, path, base, memory });
  if (!('environment' in found)) throw problemsError(found);
  return found;
}
