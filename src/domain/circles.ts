/** A way from a name over what it leads to back to itself. */
export interface Circle {
  /** Begins and ends with the same name. */
  readonly names: readonly string[];
  /** Where in the list of the last but one the way back was found. */
  readonly position: number;
}

/** Every circle in what leads to what, told once each. Names that are no key lead nowhere. */
export function circlesOf(edges: ReadonlyMap<string, readonly string[]>): readonly Circle[] {
  const entered = new Set<string>();
  const left = new Set<string>();
  const circles: Circle[] = [];
  for (const start of edges.keys()) {
    if (entered.has(start)) continue;
    const way: { name: string; next: number }[] = [{ name: start, next: 0 }];
    entered.add(start);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const position = top.next++;
      const target = edges.get(top.name)?.[position];
      if (target === undefined) {
        left.add(top.name);
        way.pop();
      } else if (entered.has(target) && !left.has(target)) {
        const from = way.findIndex(({ name }) => name === target);
        circles.push({ names: [...way.slice(from).map(({ name }) => name), target], position });
      } else if (edges.has(target) && !entered.has(target)) {
        entered.add(target);
        way.push({ name: target, next: 0 });
      }
    }
  }
  return circles;
}
