import { OpsError } from '#domain/errors.ts';
import { joinPath, resolvePath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';
import type { Environment } from '#services/ports/environment.ts';

import { cachePath, keepConfig, recallConfig } from './cache.ts';
import type { Config } from './config.ts';
import { defaultConfig, ENVIRONMENTS } from './defaults.ts';
import { chooseEnvironment, mustExist } from './environment-name.ts';
import { findFrameworkRoot } from './framework-root.ts';
import { PROJECT_FILE, trustPath, untrustedNotice } from './trust.ts';
import { readVariables } from './variables.ts';

/** Counted up when a configuration gets another part, so that what an older build kept is not taken for whole. */
const SHAPE = 4;

export interface LoadRequest {
  readonly store: ConfigStore;
  readonly environment: Environment;
  /** Of the program; a new one does not trust what an old one kept. */
  readonly version: string;
  /** `--config` */
  readonly file?: string | undefined;
  /** `--env` */
  readonly env?: string | undefined;
}

/**
 * The configuration that holds now: defaults, then variables of the framework, then the file, then the section of the
 * environment in it, then what trusted projects add. Without a file, and with one that has not changed since the last
 * start, nothing heavy is loaded. Throws OpsError (exit usage) that names file, line, column and key of what is wrong.
 */
export async function loadConfig(request: LoadRequest): Promise<Config> {
  const { store, environment } = request;
  const choice = chooseEnvironment(request.env, environment);
  const variables = readVariables(environment);
  const { path, asked } = configPath(request);
  const pins = trustPath(environment);
  const [own, trust] = await Promise.all([store.stamp(path), store.stamp(pins).catch(() => null)]);
  if (own === null && asked !== null) {
    throw new OpsError('config-missing', `There is no configuration file ${path}, which ${asked} names.`, {
      hint: 'Correct the name, or write one with cpm-console init.',
      exit: 'usage',
    });
  }
  if (own === null && trust === null) {
    mustExist(choice, ENVIRONMENTS);
    const plain = defaultConfig(choice.name, path);
    const configured = Object.keys(variables.memory).length > 0;
    const config = { ...plain, memory: { ...plain.memory, ...variables.memory, configured } };
    return complete(config, variables, request);
  }
  const { home, stateDir } = environment;
  const cache = cachePath(stateDir, path);
  const key = JSON.stringify([request.version, SHAPE, path, choice.name, variables.memory, home]);
  const kept = await recallConfig(store, cache, key);
  if (kept !== null) return complete(kept.config, variables, request);
  const { readConfig } = await import('./file/read.ts');
  const { config, inputs, settled } = await readConfig({
    store,
    path,
    choice,
    home,
    trustPath: pins,
    memory: variables.memory,
  });
  if (settled) await keepConfig(store, cache, { key, inputs, config });
  return complete(config, variables, request);
}

/** As {@link loadConfig}; when that fails the defaults, and the reason. */
export async function loadOrDefaults(request: LoadRequest): Promise<{ config: Config; error: OpsError | undefined }> {
  try {
    return { config: await loadConfig(request), error: undefined };
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    const usual = joinPath(request.environment.configDir, 'config.yaml');
    const path = request.file === '' ? usual : configPath(request).path;
    return { config: defaultConfig('development', path), error };
  }
}

/** The file that is or would be used: `--config`, CPM_CONFIG, else the usual one; `asked` is what named it. */
export function configPath({ file, environment }: Pick<LoadRequest, 'file' | 'environment'>): {
  path: string;
  asked: string | null;
} {
  const variable = environment.get('CPM_CONFIG');
  const [text, asked] = file !== undefined ? [file, '--config'] : variable ? [variable, 'CPM_CONFIG'] : [null, null];
  if (text === null) return { path: joinPath(environment.configDir, 'config.yaml'), asked };
  const path = text === '' ? null : resolvePath(text, environment.cwd, environment.home);
  if (path !== null) return { path, asked };
  const why = text === '' ? 'it is empty' : 'there is no home folder';
  throw new OpsError('config-missing', `${asked} names no file: ${why}.`, {
    hint: 'Give an absolute path.',
    exit: 'usage',
  });
}

/** Adds what depends on where the program was started, and so is never kept. */
async function complete(
  config: Config,
  variables: ReturnType<typeof readVariables>,
  { store, environment }: LoadRequest,
): Promise<Config> {
  const local = joinPath(environment.cwd, PROJECT_FILE);
  const [frameworkRoot, found] = await Promise.all([
    findFrameworkRoot(config.frameworkRoot ?? variables.frameworkRoot, environment, (path) => store.isDirectory(path)),
    config.files.includes(local) ? null : store.stamp(local).catch(() => null),
  ]);
  const stranger = found === null ? [] : [untrustedNotice(local, false, environment.home)];
  const files = [...new Set([...config.files, trustPath(environment)])];
  return { ...config, files, frameworkRoot, notices: [...variables.notices, ...config.notices, ...stranger] };
}
