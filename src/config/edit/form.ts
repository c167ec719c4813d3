import { inputSchema, type JsonSchema } from '#config/schema/json-schema.ts';
import { KINDS } from '#config/schema/kinds.ts';
import type { Field } from '#domain/form.ts';

import type { Item } from './change.ts';

/** Kinds a person may choose from. */
export function checkKinds(): readonly { readonly kind: string; readonly title: string; readonly about: string }[] {
  return KINDS.map(({ kind, title, about }) => ({ kind, title, about }));
}

/** The parameters of a kind, those that are needed first. Empty for a kind that nobody knows. */
export async function fieldsOf(kind: string): Promise<readonly Field[]> {
  const z = await import('zod');
  const found = KINDS.find((candidate) => candidate.kind === kind);
  if (found === undefined) return [];
  const { properties = {}, required = [] } = inputSchema(z, found.params(z));
  const fields = Object.entries(properties).map(([name, part]) => field(name, part, required.includes(name)));
  return fields.toSorted((a, b) => Number(b.needed) - Number(a.needed));
}

/** The item of the file that the answers make; what was left empty is left out. */
export function itemOf(kind: string, fields: readonly Field[], answers: Readonly<Record<string, string>>): Item {
  const said = fields.flatMap(({ name, type, initial }) => {
    const text = (answers[name] ?? '').trim();
    return text === '' || text === initial ? [] : [[name, valueOf(type, text)] as const];
  });
  return { kind, ...Object.fromEntries(said) };
}

function field(name: string, part: JsonSchema, required: boolean): Field {
  return {
    name,
    about: part.description ?? '',
    needed: required && part.default === undefined,
    type: typeOf(part),
    choices: (part.enum ?? []).map(String),
    initial: textOf(part.default),
  };
}

function typeOf({ type = 'any' }: JsonSchema): Field['type'] {
  switch (type) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    default:
      return 'other';
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What cannot be read as its type stays text, so that the schema says what is wrong with it. */
function valueOf(type: Field['type'], text: string): unknown {
  if (type === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  if (type === 'boolean')
    return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : text;
  if (type === 'list') return text.split(',').map((part) => part.trim());
  return text;
}
