import type { Step, VersionPlace } from './version-file.ts';

type Way = readonly (string | number)[];

/** What a way leads to in a parsed document; undefined where it leaves it. */
export function valueAt(tree: unknown, at: readonly Step[]): unknown {
  let here = tree;
  for (const step of at) {
    if (typeof here !== 'object' || here === null) return undefined;
    const key = keyOf(here, step);
    if (key === undefined || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** A way with the positions of named entries filled in; null when an entry is not there. */
export function wayOf(tree: unknown, at: readonly Step[]): Way | null {
  const way: (string | number)[] = [];
  for (const step of at) {
    const list = valueAt(tree, way);
    const key = typeof list === 'object' && list !== null ? keyOf(list, step) : undefined;
    if (key === undefined) return null;
    way.push(key);
  }
  return way;
}

/** The ways to everything that is not the same in two documents. */
export function differences(a: unknown, b: unknown, way: Way = []): Way[] {
  if (Object.is(a, b)) return [];
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) return sameLeaf(a, b) ? [] : [way];
  const [before, after] = [Object.keys(a), Object.keys(b)];
  const found = [...new Set([...before, ...after])].flatMap((key) =>
    Object.hasOwn(a, key) && Object.hasOwn(b, key)
      ? differences(Reflect.get(a, key), Reflect.get(b, key), [...way, key])
      : [[...way, key]],
  );
  const moved = before.some((key, index) => after[index] !== key);
  return moved && found.length === 0 ? [way] : found;
}

/** Whether a way is one of the places. */
export function isPlace(tree: unknown, places: readonly VersionPlace[], way: Way): boolean {
  return places.some(({ at }) => {
    const own = wayOf(tree, at);
    return own?.length === way.length && own.every((key, index) => String(key) === String(way[index]));
  });
}

function keyOf(branch: object, step: Step): string | number | undefined {
  if (typeof step !== 'object') return step;
  if (!Array.isArray(branch)) return undefined;
  const index = branch.findIndex((entry: unknown) => valueAt(entry, ['name']) === step.name);
  return index === -1 ? undefined : index;
}

/** Dates and the like are leaves: they have no keys of their own. */
function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && (Array.isArray(value) || Object.keys(value).length > 0);
}

function sameLeaf(a: unknown, b: unknown): boolean {
  return (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b)
  );
}
