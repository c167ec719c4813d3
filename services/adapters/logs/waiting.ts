/** What has come and was not taken yet, up to a number. */
export class Waiting<Item> {
  readonly #items: Item[] = [];
  readonly #most: number;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds one; answers whether there is room for no more. */
  add(item: Item): boolean {
    this.#items.push(item);
    this.#wake();
    return this.#items.length >= this.#most;
  }

  /** Nothing more comes. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** The next ones, at most `count`, as soon as there is one; none when nothing more comes. */
  async take(count: number): Promise<Item[]> {
    while (this.#items.length === 0 && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#items.splice(0, count);
  }
}

/** Waits, but not after the signal fired. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => resolve();
  const timer = setTimeout(done, ms);
  signal.addEventListener('abort', done, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', done);
}
