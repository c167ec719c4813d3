import { isMapping } from '#domain/yaml/mapping.ts';

import type { Path } from './problem.ts';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Lays a section over a pruned base. Mappings merge key by key, lists of items with an `id` merge item by item (unknown ones are
 * added), everything else is replaced; null takes a key away, so that its default holds again.
 */
export function merge(base: unknown, over: unknown): unknown {
  if (isMapping(base) && isMapping(over)) {
    const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
    const kept = keys.filter((key) => !(Object.hasOwn(over, key) && over[key] === null));
    return Object.fromEntries(kept.map((key) => [key, fieldOf(base, over, key)]));
  }
  if (isItems(base) && isItems(over)) {
    const changes = new Map(
      over.flatMap((item) => (typeof item['id'] === 'string' ? [[item['id'], item] as const] : [])),
    );
    const known = new Set(base.map((item) => item['id']));
    return [
      ...base.map((item) => (changes.has(String(item['id'])) ? merge(item, changes.get(String(item['id']))) : item)),
      ...over.filter((item) => typeof item['id'] !== 'string' || !known.has(item['id'])),
    ];
  }
  return prune(over);
}

/** A key that holds nothing (`checks:` alone on a line) is a key that is not there. */
export function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (!isMapping(value)) return value;
  const said = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(said.map(([key, field]) => [key, prune(field)]));
}

function fieldOf(base: Mapping, over: Mapping, key: string): unknown {
  if (!Object.hasOwn(over, key)) return base[key];
  return Object.hasOwn(base, key) ? merge(base[key], over[key]) : prune(over[key]);
}

/**
 * Where a value of the merged data may stand in the file, best first: in the section, then in the base. Items of lists are
 * followed by their `id`, since adding some moves the others.
 */
export function origins(data: Mapping, section: Path, merged: unknown, path: Path): Path[] {
  return [[...section, ...follow(at(data, section), merged, path)], follow(data, merged, path)];
}

function follow(source: unknown, merged: unknown, path: Path): Path {
  const found: (string | number)[] = [];
  let [here, there] = [source, merged];
  for (const step of path) {
    there = at(there, [step]);
    const own = typeof step === 'number' ? position(here, step, idOf(there)) : step;
    found.push(own);
    here = at(here, [own]);
  }
  return found;
}

/** Where a list has the item with that id: at the same place if it is that one, -1 when it is not there. */
function position(list: unknown, index: number, id: string | null): number {
  if (id === null || !Array.isArray(list) || idOf(list[index]) === id) return index;
  return list.findIndex((item) => idOf(item) === id);
}

function idOf(item: unknown): string | null {
  return isMapping(item) && typeof item['id'] === 'string' ? item['id'] : null;
}

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else here = isMapping(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
}

function isItems(value: unknown): value is Mapping[] {
  return Array.isArray(value) && value.every(isMapping) && value.some((item) => typeof item['id'] === 'string');
}
