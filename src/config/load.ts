import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import { joinPath, resolvePath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';
import type { Environment } from '#services/ports/environment.ts';

import type { Config } from './config.ts';
import { defaultConfig, ENVIRONMENTS } from './defaults.ts';
import { chooseEnvironment, type EnvironmentChoice } from './environment-name.ts';
import { findFrameworkRoot } from './framework-root.ts';
import { readVariables, type Variables } from './variables.ts';

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
 * environment in it. Without a file nothing heavy is loaded. Throws OpsError (exit usage) that names file, line, column
 * and key of everything that is wrong.
 */
export async function loadConfig(request: LoadRequest): Promise<Config> {
  const { store, environment } = request;
  const choice = chooseEnvironment(request.env, environment);
  const variables = readVariables(environment);
  const { path, asked } = configPath(request);
  const stamp = await store.stamp(path);
  if (stamp === null && asked !== null) {
    throw new OpsError('config-missing', `There is no configuration file ${path}, which ${asked} names.`, {
      hint: 'Correct the name, or write one with cpm-console init.',
      exit: 'usage',
    });
  }
  if (stamp === null) mustExist(choice, ENVIRONMENTS);
  const config = defaultConfig(choice.name, path);
  return complete(config, variables, request);
}

/** The file that is or would be used: `--config`, CPM_CONFIG, else the usual one; `asked` is what named it. */
export function configPath({ file, environment }: LoadRequest): { path: string; asked: string | null } {
  const variable = environment.get('CPM_CONFIG');
  const [text, asked] = file !== undefined ? [file, '--config'] : variable ? [variable, 'CPM_CONFIG'] : [null, null];
  if (text === null) return { path: joinPath(environment.configDir, 'config.yaml'), asked };
  const path = resolvePath(text, environment.cwd, environment.home);
  if (path === null || text === '') {
    throw new OpsError(
      'config-missing',
      `${asked} names no file: ${text === '' ? 'it is empty' : 'there is no home folder'}.`,
      {
        hint: 'Give an absolute path.',
        exit: 'usage',
      },
    );
  }
  return { path, asked };
}

/** Throws OpsError when an environment was asked for that nobody knows. */
export function mustExist({ name, from }: EnvironmentChoice, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  throw new OpsError(
    'environment-unknown',
    `${from ?? 'The configuration'} names the environment ${name}, which does not exist.`,
    {
      hint: near === null ? `Known are ${known.join(', ')}.` : `Did you mean ${near}? Known are ${known.join(', ')}.`,
      exit: 'usage',
    },
  );
}

async function complete(config: Config, variables: Variables, request: LoadRequest): Promise<Config> {
  const said = Object.keys(variables.memory).length > 0;
  const frameworkRoot = await findFrameworkRoot(
    config.frameworkRoot ?? variables.frameworkRoot,
    request.environment,
    (path) => request.store.isDirectory(path),
  );
  return {
    ...config,
    frameworkRoot,
    memory: config.memory.configured ? config.memory : { ...config.memory, ...variables.memory, configured: said },
    notices: [...variables.notices, ...config.notices],
  };
}
