import type * as Zod from 'zod';

import type { Path } from '#config/file/problem.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

import { inputSchema, type JsonSchema } from './json-schema.ts';

/** Keys that a mapping at a path of `data` may have; a check is told by its kind. */
export function knownKeys(z: typeof Zod, schema: Zod.ZodType, data: unknown): (path: Path) => readonly string[] {
  let root: JsonSchema | null = null;
  return (path) => {
    root ??= inputSchema(z, schema);
    let [here, value]: [JsonSchema | undefined, unknown] = [root, data];
    for (const step of path) {
      here = child(here, step);
      value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
      here = branch(here, value);
    }
    return Object.keys(here?.properties ?? {});
  };
}

function child(schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema?.items;
  const extra = schema?.additionalProperties;
  return schema?.properties?.[step] ?? (typeof extra === 'object' ? extra : undefined);
}

function branch(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const forms = schema?.oneOf ?? schema?.anyOf;
  if (forms === undefined) return schema;
  const kind = isMapping(value) ? value['kind'] : undefined;
  return (
    forms.find(({ properties }) => kind !== undefined && properties?.['kind']?.const === kind) ??
    forms.find(({ properties }) => properties !== undefined)
  );
}
