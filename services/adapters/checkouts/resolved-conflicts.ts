import { readFileSync } from 'node:fs';

import { onDisk } from './bytes.ts';
import { type Checkout, existing } from './repository.ts';

/** Sides of conflicts that were settled already: the index can bring a conflict back from them. */
export async function resolvedConflicts(checkout: Checkout): Promise<Set<string>> {
  let index: Buffer;
  try {
    index = readFileSync(onDisk(`${checkout.gitDir}/index`));
  } catch {
    // Before the first file is added there is none.
    return new Set();
  }
  const at = index.lastIndexOf('REUC');
  if (at === -1) return new Set();
  const end = at + 8 + index.readUInt32BE(at + 4);
  if (end > index.length) return new Set();
  return existing(checkout, sides(index.subarray(at + 8, end), checkout.hash === 'sha1' ? 20 : 32));
}

/** Path, three modes as octal texts, and an object for each mode that is not 0. */
function sides(data: Buffer, width: number): string[] {
  const ids: string[] = [];
  for (let at = 0; at < data.length;) {
    const fields: string[] = [];
    for (let field = 0; field < 4; field++) {
      const end = data.indexOf(0, at);
      if (end === -1) return ids;
      fields.push(data.toString('latin1', at, end));
      at = end + 1;
    }
    for (const mode of fields.slice(1)) {
      if (mode === '0') continue;
      ids.push(data.toString('hex', at, at + width));
      at += width;
    }
  }
  return ids;
}
