/** Lists whose items a screen may change. */
export type ItemList = 'checks' | 'projects' | 'services';

export type Item = Readonly<Record<string, unknown>>;

/** One change of one list, by the position of the item; null adds one at the end. A null item takes it out. */
export interface Change {
  readonly list: ItemList;
  readonly index: number | null;
  readonly item: Item | null;
}

/** What the data of a file is after a change. */
export function changed(data: Item, { list, index, item }: Change): Item {
  const items: readonly unknown[] = Array.isArray(data[list]) ? data[list] : [];
  const added = item === null ? [] : [item];
  const after = index === null ? [...items, ...added] : items.toSpliced(index, 1, ...added);
  return { ...data, [list]: after };
}
