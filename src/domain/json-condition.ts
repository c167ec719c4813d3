import { OpsError } from './errors.ts';
import { at, type JsonPath, parsePath } from './json-path.ts';
import { isList, type Json, parseJson } from './json.ts';

/** A question to a JSON document: `$.status == "healthy"`, `$.queue.length < 50`, or only `$.ready`. */
export interface JsonCondition {
  /** The path as it was written, for sentences. */
  readonly name: string;
  readonly path: JsonPath;
  /** Null asks whether the value is there and neither null nor false. */
  readonly test: { readonly operator: Operator; readonly wanted: Json } | null;
}

export interface Answer {
  readonly holds: boolean;
  /** Undefined when the document has nothing at that path; such a condition never holds. */
  readonly found: Json | undefined;
}

type Operator = (typeof OPERATORS)[number];

const OPERATORS = ['==', '!=', '<=', '>=', '<', '>', 'contains'] as const;
const LONGEST = 500;
const WORD = /^[A-Za-z][\w.-]*$/;

/** Reads a condition; throws OpsError `condition` that says what was expected. */
export function parseCondition(text: string): JsonCondition {
  const parsed = text.length <= LONGEST ? parsePath(text.trim()) : null;
  if (!parsed) throw wrong(text, 'it starts with no path such as $.status');
  const rest = parsed.rest.trim();
  const { path } = parsed;
  const name = text.trim().slice(0, text.trim().length - parsed.rest.length);
  if (rest === '') return { name, path, test: null };
  const operator = OPERATORS.find((sign) => rest.startsWith(sign));
  if (!operator) throw wrong(text, `after the path comes one of ${OPERATORS.join(' ')}, not ${rest}`);
  return { name, path, test: { operator, wanted: literal(rest.slice(operator.length).trim(), text) } };
}

/** Asks a document. */
export function ask({ path, test }: JsonCondition, document: Json): Answer {
  const found = at(document, path);
  if (found === undefined) return { holds: false, found };
  if (test === null) return { holds: found !== null && found !== false, found };
  return { holds: compare(found, test.operator, test.wanted), found };
}

/** Why a condition does not hold: `$.status is "degraded", not "healthy"`. */
export function explain({ name, test }: JsonCondition, { found }: Answer): string {
  if (found === undefined) return `there is no ${name}`;
  const is = `${name} is ${short(found)}`;
  return test === null ? is : `${is}, not ${test.operator === '==' ? '' : `${test.operator} `}${short(test.wanted)}`;
}

function literal(text: string, whole: string): Json {
  if (WORD.test(text) && !['true', 'false', 'null'].includes(text)) return text;
  const value = /^'([^']*)'$/.exec(text)?.[1] ?? parseJson(text);
  if (value !== undefined) return value;
  throw wrong(whole, `${text === '' ? 'nothing' : text} is no value; write "text", 12, true or null`);
}

function compare(found: Json, operator: Operator, wanted: Json): boolean {
  switch (operator) {
    case '==':
      return same(found, wanted);
    case '!=':
      return !same(found, wanted);
    case 'contains':
      if (isList(found)) return found.some((item) => same(item, wanted));
      return typeof found === 'string' && typeof wanted === 'string' && found.includes(wanted);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(found, operator, wanted);
  }
}

function ordered(found: Json, operator: '<' | '<=' | '>' | '>=', wanted: Json): boolean {
  if (typeof found !== typeof wanted || (typeof found !== 'number' && typeof found !== 'string')) return false;
  if (wanted === null || typeof wanted === 'object') return false;
  if (operator === '<') return found < wanted;
  if (operator === '<=') return found <= wanted;
  return operator === '>' ? found > wanted : found >= wanted;
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function wrong(text: string, why: string): OpsError {
  return new OpsError('condition', `The condition ${text.slice(0, 80)} cannot be read: ${why}.`, {
    hint: 'Write it like $.status == "healthy".',
    exit: 'usage',
  });
}
