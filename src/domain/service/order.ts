/** A service and what it is started after. */
export interface Ordered {
  readonly id: string;
  readonly after?: readonly string[] | undefined;
  readonly requires?: readonly string[] | undefined;
}

/**
 * Which of `ids` must be up before each of them, also where services between them are not among `ids`. `all` is every
 * service that is known; names of none lead nowhere.
 */
export function needsAmong(ids: readonly string[], all: readonly Ordered[]): ReadonlyMap<string, readonly string[]> {
  const edges = new Map(all.map(({ id, after = [], requires = [] }) => [id, [...after, ...requires]]));
  return new Map(
    ids.map((id) => {
      const before = reached([id], (name) => edges.get(name) ?? []);
      return [id, ids.filter((other) => other !== id && before.has(other))];
    }),
  );
}

/** What is started first comes first; of equals the one that was named first. A circle is cut where it is met. */
export function startOrder<T extends Ordered>(units: readonly T[], all: readonly Ordered[]): readonly T[] {
  const needs = needsAmong(
    units.map(({ id }) => id),
    all,
  );
  const left = [...units];
  const ordered: T[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id));
    const next = left.findIndex(({ id }) => !(needs.get(id) ?? []).some((need) => waiting.has(need)));
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}

/** What others need is stopped last. */
export function stopOrder<T extends Ordered>(units: readonly T[], all: readonly Ordered[]): readonly T[] {
  return startOrder(units, all).toReversed();
}

/** Services beside `ids` that cannot do without one of them, directly or over others. */
export function dependentsOf(ids: readonly string[], all: readonly Ordered[]): readonly string[] {
  const users = (name: string) => all.filter(({ requires = [] }) => requires.includes(name)).map(({ id }) => id);
  const found = reached(ids, users);
  return all.map(({ id }) => id).filter((id) => found.has(id) && !ids.includes(id));
}

/** Everything that leads on from `starts`; they themselves only when a way leads back. */
function reached(starts: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...starts];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const target of next(name))
      if (!found.has(target)) {
        found.add(target);
        open.push(target);
      }
  return found;
}
