/** Everything of a stream; one byte more than `maxBytes` at most, so that who reads can tell that it was too much. */
export async function readInput(input: AsyncIterable<Buffer | string>, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(parts)
    .subarray(0, maxBytes + 1)
    .toString('utf8');
}
