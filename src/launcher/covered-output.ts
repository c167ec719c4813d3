/** Values that a person asked to see, as long as they may. */
const shown = new Map<string, number>();

/** Lets one value be drawn until the function returned is called. */
export function letShow(value: string): () => void {
  shown.set(value, (shown.get(value) ?? 0) + 1);
  return () => {
    const left = (shown.get(value) ?? 1) - 1;
    if (left > 0) shown.set(value, left);
    else shown.delete(value);
  };
}

export const shownNow = (): ReadonlySet<string> => new Set(shown.keys());

/** What a terminal is told to put on its clipboard; a person asked for that. A text that only says `]52;` is drawn. */
const CLIPBOARD = '\u001B]52;';

/**
 * A terminal on which no known value is drawn, whoever typed or pasted it and wherever it came from. It stands behind
 * everything the screens draw.
 */
export function coveredOutput(stdout: NodeJS.WriteStream, cover: (text: string) => string): NodeJS.WriteStream {
  const write = (chunk: string | Uint8Array, ...more: never[]): boolean =>
    stdout.write(typeof chunk === 'string' && !chunk.includes(CLIPBOARD) ? cover(chunk) : chunk, ...more);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const own = Reflect.get(target, name) as unknown;
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
