/** Takes numbers of bytes from a stream, without copying where they lie together. */
export interface Taker {
  /** Fewer only at the end of the stream. */
  take(count: number): Promise<Buffer> | Buffer;
  /** At least one and at most so many; none at the end. */
  some(most: number): Promise<Buffer>;
}

export function takerOf(stream: AsyncIterable<Buffer>): Taker {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  }

  function cut(count: number): Buffer {
    const part = rest.subarray(0, count);
    rest = rest.subarray(part.length);
    return part;
  }

  async function gather(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = count;
    while (missing > 0 && (await more())) {
      const part = cut(missing);
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  return {
    take: (count) => (rest.length >= count ? cut(count) : gather(count)),
    some: async (most) => ((await more()) ? cut(most) : Buffer.alloc(0)),
  };
}
