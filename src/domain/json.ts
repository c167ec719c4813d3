/** Whatever survives a trip through JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The document a text is; undefined when it is none (`null` is one). */
export function parseJson(text: string): Json | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const parse: (text: string) => Json = JSON.parse;

/** Tells a list from an object, which Array.isArray cannot for lists that may not be written. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Tells an object from every other value; undefined, which no text is, is none. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
