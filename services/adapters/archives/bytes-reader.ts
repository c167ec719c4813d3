/** Takes exact numbers of bytes from a stream. */
export interface BytesReader {
  /** Fewer only at the end of the stream. */
  take(count: number): Promise<Buffer>;
  /** Answers how many there were. */
  skip(count: number): Promise<number>;
}

export function bytesReader(stream: AsyncIterable<Buffer>): BytesReader {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function some(most: number): Promise<Buffer | null> {
    if (rest.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return null;
      rest = next.value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  }

  return {
    async take(count) {
      const bytes = Buffer.from(new ArrayBuffer(count));
      let filled = 0;
      while (filled < count) {
        const part = await some(count - filled);
        if (part === null) return bytes.subarray(0, filled);
        bytes.set(part, filled);
        filled += part.length;
      }
      return bytes;
    },
    async skip(count) {
      let skipped = 0;
      while (skipped < count) {
        const part = await some(count - skipped);
        if (part === null) break;
        skipped += part.length;
      }
      return skipped;
    },
  };
}
