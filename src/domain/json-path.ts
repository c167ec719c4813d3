import { isList, type Json } from './json.ts';

/** Steps into a document: names of fields and places in lists. */
export type JsonPath = readonly (string | number)[];

const STEP = /\.([A-Za-z_][\w-]*)|\[(-?\d+)\]|\[(?:"([^"\\]*)"|'([^'\\]*)')\]/y;

/** `$.services[0]["full name"]` at the start of a text, and what follows it; null when it does not start with `$`. */
export function parsePath(text: string): { path: JsonPath; rest: string } | null {
  if (!text.startsWith('$')) return null;
  const path: (string | number)[] = [];
  STEP.lastIndex = 1;
  let end = 1;
  for (let step = STEP.exec(text); step; step = STEP.exec(text)) {
    const [, field, place, double, single] = step;
    path.push(place === undefined ? (field ?? double ?? single ?? '') : Number(place));
    end = STEP.lastIndex;
  }
  return { path, rest: text.slice(end) };
}

/**
 * What a document holds at a path; undefined when it holds nothing there. Only what the document itself says counts.
 * A negative place counts from the end, and `length` of a list or text is its length.
 */
export function at(document: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = document;
  for (const step of path) value = value === undefined ? undefined : inside(value, step);
  return value;
}

function inside(value: Json, step: string | number): Json | undefined {
  if (typeof step === 'number') return isList(value) ? value.at(step) : undefined;
  if (step === 'length' && (isList(value) || typeof value === 'string')) return value.length;
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return Object.hasOwn(value, step) ? value[step] : undefined;
}
