import { type Generation, headOf, type Seen } from './generation.ts';

/** A beginning shorter than this may be that of any file. */
const TELLING = 24;

/**
 * Which of the known generations each file is, oldest first; those nobody knows get new numbers from `next` on. A file is
 * known by its inode while it only grew, and after a copy or a packing by how it begins.
 */
export async function recognised(
  seen: readonly Seen[],
  known: readonly Generation[],
  next: number,
): Promise<Generation[]> {
  const free = new Set(known);
  const found = new Map<Seen, Generation>();
  const heads = new Map<Seen, Buffer>();
  const settle = (file: Seen, id: number, head: Buffer, old?: Generation): void => {
    if (old) free.delete(old);
    found.set(file, { ...file, id, head });
  };
  for (const file of seen) {
    const old = known.find((one) => free.has(one) && one.inode === file.inode && one.packing === file.packing);
    if (old === undefined || file.size < old.size) continue;
    if (file.size === old.size && file.modifiedAt === old.modifiedAt) settle(file, old.id, old.head, old);
    else {
      const head = await headOf(file);
      heads.set(file, head);
      if (begins(head, old.head)) settle(file, old.id, head, old);
    }
  }
  for (const file of seen.toReversed()) {
    if (found.has(file)) continue;
    const head = heads.get(file) ?? (await headOf(file));
    const old = known.findLast((one) => free.has(one) && isMoved(file, head, one));
    if (old) settle(file, old.id, head, old);
    else heads.set(file, head);
  }
  let id = next;
  return seen.map((file) => {
    const one = found.get(file) ?? { ...file, id, head: heads.get(file) ?? Buffer.alloc(0) };
    if (one.id === id) id += 1;
    return one;
  });
}

/** A copy holds at least what was there; how much a packed one holds is not known without unpacking it. */
function isMoved(file: Seen, head: Buffer, old: Generation): boolean {
  if (old.head.length < TELLING || !begins(head, old.head)) return false;
  return !file.live && (file.packing !== null || old.packing !== null || file.size >= old.size);
}

const begins = (head: Buffer, old: Buffer): boolean => head.subarray(0, old.length).equals(old);
