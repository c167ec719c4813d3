import type * as Zod from 'zod';

import { isMapping } from '#domain/yaml/mapping.ts';

import { rootSchema } from './root.ts';

/** As much of JSON schema as the configuration uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly [key: string]: unknown;
}

/** JSON schema (draft 2020-12) of what a person may write, for editors. */
export function configJsonSchema(z: typeof Zod): JsonSchema {
  const { $schema, properties = {}, ...rest } = inputSchema(z, rootSchema(z));
  const { environments, ...others } = properties;
  const refs = Object.keys(others).map((key): [string, JsonSchema] => [key, { $ref: `#/properties/${key}` }]);
  const section: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(refs),
    additionalProperties: false,
  };
  return {
    $schema,
    title: 'cpm-console configuration',
    ...rest,
    properties: { ...others, environments: { ...environments, additionalProperties: section } },
  };
}

/** JSON schema of the input of any of our schemas. */
export function inputSchema(z: typeof Zod, schema: Zod.ZodType): JsonSchema {
  const made: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return isSchema(made) ? made : {};
}

function isSchema(value: unknown): value is JsonSchema {
  return isMapping(value);
}
