import type { Config } from '#config/config.ts';
import { ENVIRONMENTS } from '#config/defaults.ts';
import type { MemoryPlace } from '#config/variables.ts';
import { OpsError } from '#domain/errors.ts';
import { parentPath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

import { inspect, sectionsOf } from './inspect.ts';
import { byPlace, type Problem } from './problem.ts';
import { MAX_BYTES } from './read.ts';
import { readSource } from './source.ts';

/** What a whole file comes to, in every environment it has a section for. */
export interface Validated {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** By environment; empty when there are problems. */
  readonly configs: ReadonlyMap<string, Config>;
}

interface ValidateRequest {
  readonly store: ConfigStore;
  readonly path: string;
  readonly home: string | null;
  readonly memory: MemoryPlace;
}

/** Checks a file for every environment, not only the one that holds now. Throws OpsError when it cannot be read. */
export async function validateFile({ store, path, home, memory }: ValidateRequest): Promise<Validated> {
  const z = await import('zod');
  const file = await store.read(path, MAX_BYTES);
  if (file === null)
    throw new OpsError('config-missing', `There is no configuration file ${path}; the defaults hold.`, {
      hint: 'Write one with cpm-console init.',
      exit: 'usage',
    });
  const source = readSource(path, file.bytes);
  if (!('data' in source)) return { file: path, problems: source, configs: new Map() };
  const base = { folder: parentPath(path), home };
  const names = [...new Set([...ENVIRONMENTS, ...sectionsOf(source)])];
  const results = names.map(
    (environment) => [environment, inspect(source, z, { environment, path, base, memory })] as const,
  );
  const problems = new Map<string, Problem>();
  for (const [, result] of results)
    if (!('environment' in result)) for (const problem of result) problems.set(JSON.stringify(problem), problem);
  const configs = results.flatMap(([name, result]) => ('environment' in result ? [[name, result] as const] : []));
  const all = [...problems.values()].toSorted(byPlace);
  return { file: path, problems: all, configs: new Map(all.length === 0 ? configs : []) };
}
