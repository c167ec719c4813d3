/**
 * Gives things on one by one. The next one waits until React has drawn what the one before changed, so that the
 * letters typed right behind a key that opens a dialog reach that dialog.
 */
export function createQueue<Item>(handle: (item: Item) => void) {
  const waiting: Item[] = [];
  let busy = false;
  const next = (): void => {
    const [item] = waiting.splice(0, 1);
    busy = item !== undefined;
    if (item === undefined) return;
    try {
      handle(item);
    } finally {
      // Behind React's own microtask, which draws the change.
      queueMicrotask(() => queueMicrotask(next));
    }
  };
  return {
    push(items: readonly Item[]): void {
      waiting.push(...items);
      if (!busy) next();
    },
  };
}
