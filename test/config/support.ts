import type { Config } from '#config/config.ts';
import { loadConfig, type LoadRequest } from '#config/load.ts';
import { OpsError } from '#domain/errors.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';
import type { Environment } from '#services/ports/environment.ts';

export const FILE = '/u/ana/.config/cpm-console/config.yaml';
export const STATE = '/u/ana/.local/state/cpm-console';

/** An environment of a person named ana, with the variables given. */
export function anas(variables: Readonly<Record<string, string>> = {}, more: Partial<Environment> = {}): Environment {
  return {
    get: (name) => variables[name],
    all: () => variables,
    cwd: '/srv',
    home: '/u/ana',
    configDir: '/u/ana/.config/cpm-console',
    stateDir: STATE,
    ...more,
  };
}

export interface Start extends Partial<Omit<LoadRequest, 'store'>> {
  readonly files?: Map<string, string>;
  readonly directories?: Set<string>;
}

/** Loads what a text (or none) comes to. */
export function loaded(text: string | null, { files = new Map(), directories, ...more }: Start = {}): Promise<Config> {
  if (text !== null) files.set(FILE, text);
  return loadConfig({ store: fakeConfigStore(files, directories), environment: anas(), version: '1', ...more });
}

/** The lines about problems that loading a text ends with, without the name of the file. */
export async function problemsOf(text: string, more: Start = {}): Promise<string[]> {
  const error: unknown = await loaded(text, more).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OpsError)) throw new Error(`expected an OpsError, got ${String(error)}`);
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace(`${FILE}:`, ''));
}
