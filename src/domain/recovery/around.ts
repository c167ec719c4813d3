import type { Ordered } from '#domain/service/order.ts';

/**
 * The ids of `starts`, of everything they need, and of everything that needs one of them, in the order of `all`; an id that
 * `all` does not know stays, at the end. What is only needed by something around them does not come along.
 */
export function around(starts: readonly string[], all: readonly Ordered[]): readonly string[] {
  const needs = ({ after = [], requires = [] }: Ordered) => [...after, ...requires];
  const byId = new Map(all.map((one) => [one.id, one]));
  const below = (id: string) => {
    const known = byId.get(id);
    return known === undefined ? [] : needs(known);
  };
  const above = (id: string) => all.filter((one) => needs(one).includes(id)).map((one) => one.id);
  const found = new Set([...reached(starts, below), ...reached(starts, above)]);
  const known = all.map(({ id }) => id).filter((id) => found.has(id));
  return [...known, ...starts.filter((id) => !byId.has(id))];
}

function reached(starts: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(starts);
  // A set that grows while it is walked is walked to its new end.
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}
