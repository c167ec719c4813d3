/** Runs jobs in their order, at most `limit` at one time; resolves when all have ended. */
export async function inPool<Item>(
  items: readonly Item[],
  limit: number,
  job: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await job(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
