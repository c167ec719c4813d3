import { isMapping } from '#domain/yaml/mapping.ts';

/** Whether two pieces of plain data are the same, whatever the order of keys. An empty list is like none. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return Object.is(a, b) || (isNothing(a) && isNothing(b));
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
