import type * as Zod from 'zod';

import type { Finding, Path } from '#config/file/problem.ts';
import { nearest } from '#domain/nearest.ts';

import { EXPECTED } from './words.ts';

type Issue = Zod.core.$ZodIssue;

/** Looks up which keys a mapping of the schema may have, to name the nearest of them. */
export type KnownKeys = (path: Path) => readonly string[];

const SECRET = /pass(?:word|phrase)|secret|token|api.?key|credential/i;
const NOUNS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'keys and values',
  record: 'keys and values',
  string: 'a text',
};

/** What zod found, in our words. `data` is what was checked. */
export function findingsOf(issues: readonly Issue[], data: unknown, known: KnownKeys): Finding[] {
  return issues.flatMap((issue) => findings(issue, [], data, known));
}

function findings(issue: Issue, above: Path, data: unknown, known: KnownKeys): Finding[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const value = (message: string, hint: string | null = null): Finding[] => [{ path, part: 'value', message, hint }];
  if (issue.message.startsWith(EXPECTED) && !isMissing(data, path))
    return value(issue.message, nothing(at(data, path)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], known(path)));
    case 'invalid_union':
      return issue.errors.length === 0 ? [notOneOf(path, issue, data)] : closest(issue.errors, path, data, known);
    case 'invalid_type':
      if (isMissing(data, path)) return [missing(path)];
      return value(`${EXPECTED}${NOUNS[issue.expected] ?? issue.expected}`, quotes(issue.expected, at(data, path)));
    case 'invalid_value':
      return value(
        `${EXPECTED}${issue.values.map(String).join(', ')}`,
        meant(at(data, path), issue.values.map(String)),
      );
    case 'too_small':
      return value(`${EXPECTED}${least(issue.origin, Number(issue.minimum), issue.inclusive !== false)}`);
    case 'too_big':
      return value(`${EXPECTED}at most ${String(issue.maximum)}${issue.origin === 'number' ? '' : ' of them'}`);
    case 'invalid_format':
      return value(`${EXPECTED}${formOf(issue)}`);
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => findings(inner, path, data, known))
        .map((finding) => ({ ...finding, part: 'key' as const }));
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return value(issue.message);
  }
}

function formOf(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if ('prefix' in issue) return `a text that starts with ${String(issue.prefix)}`;
  if (issue.format === 'url') return 'a web address such as https://example.org/health';
  return 'pattern' in issue ? `a text like ${issue.pattern}` : `a valid ${issue.format}`;
}

function unknownKey(path: Path, known: readonly string[]): Finding {
  const key = String(path.at(-1));
  const finding = { path, part: 'key' } as const;
  const near = nearest(key, known);
  if (near !== null) return { ...finding, message: 'there is no such key', hint: `Did you mean ${near}?` };
  if (SECRET.test(key)) return { ...finding, message: 'there is no such key', hint: 'Secrets stay out of this file.' };
  return {
    ...finding,
    message: 'there is no such key',
    hint: known.length > 0 ? `Known here: ${known.join(', ')}.` : null,
  };
}

function notOneOf(path: Path, issue: Extract<Issue, { code: 'invalid_union' }>, data: unknown): Finding {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  if (isMissing(data, path)) return { ...missing(path), hint: `One of ${options.join(', ')}.` };
  return {
    path,
    part: 'value',
    message: `${EXPECTED}one of ${options.join(', ')}`,
    hint: meant(at(data, path), options),
  };
}

/** Of several forms the one that was tried: it has no complaint about the value as a whole. */
function closest(branches: readonly (readonly Issue[])[], path: Path, data: unknown, known: KnownKeys): Finding[] {
  const tried = branches.find(
    (issues) => !issues.some(({ code, path: own }) => code === 'invalid_type' && own.length === 0),
  );
  if (tried !== undefined) return tried.flatMap((issue) => findings(issue, path, data, known));
  const forms = branches.flatMap((issues) => findingsOf(issues, at(data, path), known).map(({ message }) => message));
  const words = [...new Set(forms.map((form) => form.replace(EXPECTED, '')))];
  return [{ path, part: 'value', message: `${EXPECTED}${words.join(' or ')}`, hint: null }];
}

function missing(path: Path): Finding {
  return { path, part: 'value', message: 'is missing', hint: null };
}

function least(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'number' || origin === 'int') return `${inclusive ? 'at least' : 'more than'} ${minimum}`;
  return minimum === 1 && origin === 'string' ? 'a text that is not empty' : `at least ${minimum} of them`;
}

function meant(word: unknown, options: readonly string[]): string | null {
  const near = typeof word === 'string' ? nearest(word, options) : null;
  return near === null ? null : `Did you mean ${near}?`;
}

function quotes(expected: string, value: unknown): string | null {
  const bare = typeof value === 'number' || typeof value === 'boolean';
  return expected === 'string' && bare ? `Put it in quotes: "${value}"` : nothing(value);
}

function nothing(value: unknown): string | null {
  return value === null ? 'It holds nothing; a lone ~ needs quotes.' : null;
}

function isMissing(data: unknown, path: Path): boolean {
  return path.length > 0 && at(data, path) === undefined;
}

function at(data: unknown, path: Path): unknown {
  let here = data;
  for (const step of path) here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
  return here;
}
