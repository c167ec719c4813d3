import type { Content } from '#services/ports/git-objects.ts';

const NEWLINE = 10;

/** Takes apart what `git cat-file --batch` prints: a line about each object, its bytes and an end of line. */
export async function* contentsOf(output: AsyncIterable<Buffer>): AsyncGenerator<Content> {
  let rest: Buffer = Buffer.alloc(0);
  let open: { id: string; bytes: Uint8Array; filled: number } | null = null;
  for await (const chunk of output) {
    let at = 0;
    const data: Buffer = open === null && rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    rest = Buffer.alloc(0);
    while (at < data.length) {
      if (open === null) {
        const end = data.indexOf(NEWLINE, at);
        if (end < 0) {
          rest = data.subarray(at);
          break;
        }
        const [id = '', type, size] = data.toString('latin1', at, end).split(' ');
        at = end + 1;
        if (size === undefined || type === 'missing') yield { id, bytes: null };
        else open = { id, bytes: new Uint8Array(Number(size)), filled: 0 };
        if (open === null) continue;
      }
      const part = data.subarray(at, at + open.bytes.length - open.filled);
      open.bytes.set(part, open.filled);
      open.filled += part.length;
      at += part.length;
      if (open.filled < open.bytes.length || at >= data.length) break;
      at += 1;
      yield { id: open.id, bytes: open.bytes };
      open = null;
    }
  }
}
