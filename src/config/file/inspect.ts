import type * as Zod from 'zod';

import type { Config } from '#config/config.ts';
import { normalise, type NormaliseContext } from '#config/normalise/config.ts';
import { placed } from '#config/normalise/place.ts';
import { findingsOf } from '#config/schema/findings.ts';
import { knownKeys } from '#config/schema/known-keys.ts';
import { rootSchema } from '#config/schema/root.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

import { merge, origins, prune } from './merge.ts';
import { byPlace, type Finding, type Path, type Problem } from './problem.ts';
import type { Source } from './source.ts';

/** The configuration of one environment in a file, or everything that is wrong with it in the order of the text. */
export function inspect(source: Source, z: typeof Zod, context: NormaliseContext): Config | readonly Problem[] {
  const said = prune(source.data);
  const { environments, ...base } = isMapping(said) ? said : {};
  const section = isMapping(environments) ? environments[context.environment] : undefined;
  const { environments: inner, ...over } = isMapping(section) ? section : {};
  const merged = placed(merge(base, over), context.base);
  const data = isMapping(merged) ? { ...merged, ...(environments !== undefined && { environments }) } : {};
  const way: Path = ['environments', context.environment];
  const place = (finding: Finding): Problem => {
    const ways = origins(source.data, way, data, finding.path);
    const path = ways.find((candidate) => source.has(candidate)) ?? finding.path;
    return source.place({ ...finding, path });
  };
  const nested: Finding[] =
    inner === undefined
      ? []
      : [{ path: [...way, 'environments'], part: 'key', message: 'sections do not nest', hint: null }];
  const checked = schemaOf(z).safeParse(data);
  if (!checked.success || nested.length > 0) {
    const issues = checked.error?.issues ?? [];
    const findings = [...nested, ...findingsOf(issues, data, knownKeys(z, schemaOf(z), data))];
    return findings.map(place).toSorted(byPlace);
  }
  const { config, findings } = normalise(checked.data, context);
  return findings.length > 0 ? findings.map(place).toSorted(byPlace) : config;
}

let schema: ReturnType<typeof rootSchema> | null = null;

/** Made once: it is assembled of every check kind. */
function schemaOf(z: typeof Zod): ReturnType<typeof rootSchema> {
  schema ??= rootSchema(z);
  return schema;
}

/** Names of the sections a file has. */
export function sectionsOf({ data }: Source): readonly string[] {
  return isMapping(data['environments']) ? Object.keys(data['environments']) : [];
}
