import type { Json, JsonObject } from './json.ts';

/** One thing to fill in. */
export interface Field {
  readonly name: string;
  /** What it means, in a sentence. */
  readonly about: string;
  readonly type: 'text' | 'number' | 'boolean' | 'choice' | 'list';
  /** Of a choice. */
  readonly choices: readonly string[];
  readonly required: boolean;
  /** What holds when it is left empty; null when nothing is. */
  readonly fallback: Json;
}

/**
 * Fields of an object schema (JSON Schema 2020-12, as zod writes it), the required ones first. Properties that a line of
 * text cannot hold (objects, lists of objects) are left out: they are for the file.
 */
export function fieldsOf(schema: JsonObject): readonly Field[] {
  const properties = objectIn(schema, 'properties');
  const required = new Set(listIn(schema, 'required'));
  const fields = Object.entries(properties).flatMap(([name, value]) => {
    const field = isObject(value) ? fieldOf(name, value, required.has(name)) : null;
    return field === null ? [] : [field];
  });
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}

function fieldOf(name: string, schema: JsonObject, required: boolean): Field | null {
  const plain = withoutNull(schema);
  const choices = listIn(plain, 'enum').map(String);
  const type = choices.length > 0 ? 'choice' : TYPES[typeName(plain)];
  if (type === undefined) return null;
  if (type === 'list' && TYPES[typeName(objectIn(plain, 'items'))] === undefined) return null;
  const fallback = schema['default'] ?? null;
  const about = typeof schema['description'] === 'string' ? schema['description'] : '';
  return { name, about, type, choices, required: required && fallback === null, fallback };
}

const TYPES: Readonly<Record<string, Exclude<Field['type'], 'choice'>>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
};

const typeName = (schema: JsonObject): string => (typeof schema['type'] === 'string' ? schema['type'] : '');

/** `anyOf [X, null]` is X that may be left out; of several kinds of value the text is the one that can be typed. */
function withoutNull(schema: JsonObject): JsonObject {
  const options = listIn(schema, 'anyOf')
    .filter(isObject)
    .filter((option) => typeName(option) !== 'null');
  return options.find((option) => typeName(option) === 'string') ?? options[0] ?? schema;
}

/**
 * What was typed into a field as the value it stands for; undefined when it is left empty, null when it is none of its
 * type. Items of a list stand between commas.
 */
export function valueOf(field: Field, typed: string): Json | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (field.type) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      return /^(?:yes|true|on)$/i.test(text) ? true : /^(?:no|false|off)$/i.test(text) ? false : null;
    case 'choice':
      return field.choices.includes(text) ? text : null;
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
    case 'text':
      return text;
  }
}

/** The parameters a filled form stands for, or what is wrong with it. */
export function paramsOf(
  fields: readonly Field[],
  typed: Readonly<Record<string, string>>,
): { readonly params: JsonObject } | { readonly field: string; readonly problem: string } {
  const params: Record<string, Json> = {};
  for (const field of fields) {
    const value = valueOf(field, typed[field.name] ?? '');
    if (value === undefined && field.required) return { field: field.name, problem: `${field.name} is needed` };
    if (value === null) return { field: field.name, problem: `${field.name} must be ${WANTED[field.type](field)}` };
    if (value !== undefined) params[field.name] = value;
  }
  return { params };
}

const WANTED: Record<Field['type'], (field: Field) => string> = {
  text: () => 'text',
  number: () => 'a number',
  boolean: () => 'yes or no',
  choice: ({ choices }) => `one of ${choices.join(', ')}`,
  list: () => 'words with commas between them',
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const objectIn = (object: JsonObject, name: string): JsonObject => {
  const value = object[name];
  return isObject(value) ? value : {};
};
const listIn = (object: JsonObject, name: string): readonly Json[] => {
  const value = object[name];
  return isList(value) ? value : [];
};
