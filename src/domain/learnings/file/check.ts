import { nearest } from '#domain/nearest.ts';
import { isMapping } from '#domain/yaml/mapping.ts';
import type { Finding, Path } from '#domain/yaml/problem.ts';

import { badForm } from './form.ts';
import type { KeysShape, Shape } from './shape.ts';

/** What is wrong with data of a shape; a key that holds nothing counts as one that is not there. */
export function check(shape: Shape, value: unknown, path: Path = []): Finding[] {
  if (value === null || value === undefined) return isNeeded(shape) ? [wrong(path, 'is missing')] : [];
  switch (shape.is) {
    case 'keys':
      return isMapping(value) ? inside(shape, value, path) : [wrong(path, 'expected keys and values', entries(value))];
    case 'list':
      if (!Array.isArray(value))
        return [wrong(path, 'expected a list', 'Write each item on a line of its own: - text')];
      return value.flatMap((item: unknown, at) =>
        item === null
          ? [wrong([...path, at], 'this item is empty', 'Take it out.')]
          : check(shape.of, item, [...path, at]),
      );
    case 'truth':
      return typeof value === 'boolean' ? [] : [wrong(path, 'expected true or false')];
    case 'text':
      return judged(shape, value, path);
  }
}

function inside({ keys }: KeysShape, value: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  const known = Object.keys(keys);
  const strange = Object.keys(value).filter((key) => !known.includes(key));
  return [
    ...strange.map((key) => unknownKey([...path, key], known)),
    ...Object.entries(keys).flatMap(([key, shape]) => check(shape, value[key], [...path, key])),
  ];
}

function judged(shape: Extract<Shape, { is: 'text' }>, value: unknown, path: Path): Finding[] {
  if (typeof value === 'number' && shape.number === true) return [];
  if (typeof value !== 'string') return [wrong(path, 'expected a text', quotes(value))];
  if (value.trim() === '') return shape.needed === true ? [wrong(path, 'is empty, expected a text')] : [];
  const { words, form } = shape;
  if (words !== undefined && !words.some((word) => word.toLowerCase() === value.toLowerCase())) {
    const near = nearest(value, words);
    return [wrong(path, `expected one of ${words.join(', ')}`, near === null ? null : `Did you mean ${near}?`)];
  }
  const bad = form === undefined ? null : badForm(form, value);
  return bad === null ? [] : [wrong(path, bad)];
}

function isNeeded(shape: Shape): boolean {
  return (shape.is === 'text' || shape.is === 'keys') && shape.needed === true;
}

function unknownKey(path: Path, known: readonly string[]): Finding {
  const near = nearest(String(path.at(-1)), known);
  const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean ${near}?`;
  return { path, part: 'key', message: 'there is no such key', hint };
}

function wrong(path: Path, message: string, hint: string | null = null): Finding {
  return { path, part: 'value', message, hint };
}

function quotes(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return `Put it in quotes: "${value}"`;
  return isMapping(value) ? 'A text with a colon needs quotes.' : null;
}

function entries(value: unknown): string | null {
  return Array.isArray(value) ? 'Take the dashes away.' : null;
}
