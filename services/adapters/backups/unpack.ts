import { createHash, hash as digestOf } from 'node:crypto';

import { damaged } from './errors.ts';
import type { KeptEntry } from './format.ts';
import { takerOf } from './taker.ts';
import { headerOf, paddingOf } from './tar-entry.ts';

/** What is done with an entry while it passes. */
export interface Receiver {
  /** Answers whether its content is wanted; it is checked all the same. */
  begin(entry: KeptEntry): boolean;
  content(bytes: Buffer): void;
  /** Its content was as the manifest says. */
  end(entry: KeptEntry): void;
}

/**
 * Goes through the content of a backup, which must be exactly what the manifest says: header by header, byte by byte.
 * Throws OpsError `backup-damaged` at the first thing that is not.
 */
export async function unpack(
  id: string,
  stream: AsyncIterable<Buffer>,
  entries: readonly KeptEntry[],
  receiver: Receiver,
): Promise<void> {
  const taker = takerOf(stream);
  for (const entry of entries) {
    const header = headerOf(entry);
    const found = await taker.take(header.length);
    if (!found.equals(header)) throw damaged(id, `what it says of ${entry.path} was changed`);
    const isWanted = receiver.begin(entry);
    if (entry.kind === 'file') {
      const sha256 = await content(entry, isWanted);
      if (sha256 !== entry.sha256) throw damaged(id, `${entry.path} was changed`);
    }
    receiver.end(entry);
  }
  if ((await taker.take(1)).length > 0) throw damaged(id, 'there is more in it than its manifest says');

  async function content(entry: KeptEntry, isWanted: boolean): Promise<string> {
    const tail = paddingOf(entry.bytes);
    const short = (): Error => damaged(id, `it ends in the middle of ${entry.path}`);
    if (entry.bytes <= SMALL) {
      const bytes = await taker.take(entry.bytes);
      if (bytes.length < entry.bytes || (await taker.take(tail)).length < tail) throw short();
      if (isWanted && bytes.length > 0) receiver.content(bytes);
      return digestOf('sha256', bytes);
    }
    const hash = createHash('sha256');
    for (let left = entry.bytes; left > 0;) {
      const bytes = await taker.some(left);
      if (bytes.length === 0) throw short();
      hash.update(bytes);
      if (isWanted) receiver.content(bytes);
      left -= bytes.length;
    }
    if ((await taker.take(tail)).length < tail) throw short();
    return hash.digest('hex');
  }
}

const SMALL = 64 * 1024;
