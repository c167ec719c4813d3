/** PM2's daemon speaks AMP: one byte with version and count, then each argument with its length before it. */
const VERSION = 1;

export function encode(args: readonly string[]): Buffer {
  const parts = args.map((arg) => {
    const body = Buffer.from(arg);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([Buffer.from([(VERSION << 4) | args.length]), ...parts]);
}

/** The arguments of the first message; null while it is not complete. Throws when it is longer than `most` bytes or no AMP. */
export function decode(data: Buffer, most: number): string[] | null {
  const [head] = data;
  if (head === undefined) return null;
  if (head >> 4 !== VERSION) throw new RangeError('this is no AMP message');
  const args: string[] = [];
  let at = 1;
  for (let left = head & 15; left > 0; left -= 1) {
    if (data.length < at + 4) return null;
    const length = data.readUInt32BE(at);
    if (at + length > most) throw new RangeError(`the message is longer than ${most} bytes`);
    if (data.length < at + 4 + length) return null;
    args.push(data.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return args;
}
