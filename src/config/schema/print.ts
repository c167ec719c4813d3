import { configJsonSchema } from './json-schema.ts';

/** The JSON schema as text, as it is committed and printed. */
export async function schemaText(): Promise<string> {
  const z = await import('zod');
  return `${JSON.stringify(configJsonSchema(z), null, 2)}\n`;
}
