import { readFileSync } from 'node:fs';

import { type Bytes, onDisk } from './bytes.ts';
import type { Entries, Tracked } from './index-entries.ts';

/** Of a file that is listed: what git remembers of it on the disk comes first, then its object. */
const MODE_AT = 24;
const ID_AT = 40;
const HEADER = 12;
const REPOSITORY = '160000';
const ASSUMED_UNCHANGED = 0x8000;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
/** In the second flags. */
const SKIP_WORKTREE = 0x4000;
const INTENT_TO_ADD = 0x2000;

export interface IndexFile extends Entries {
  /** Whether git was told not to look at a file, or will add one of which it has no content, or has a repository inside. */
  readonly hasOddOnes: boolean;
}

/**
 * Entries of an index file, read without a process; null where git has to be asked: there is none, it is of another version
 * (gitformat-index(5): 2 and 3 are read), or has parts that one must understand, as a split or a sparse one has.
 */
export function indexFile(path: Bytes, hash: 'sha1' | 'sha256'): IndexFile | null {
  const width = hash === 'sha1' ? 20 : 32;
  let data: Buffer;
  try {
    data = readFileSync(onDisk(path));
  } catch {
    return null;
  }
  const end = data.length - width;
  if (end < HEADER || data.toString('latin1', 0, 4) !== 'DIRC' || ![2, 3].includes(data.readUInt32BE(4))) return null;
  const tracked = new Map<Bytes, Tracked>();
  const conflicts = new Set<Bytes>();
  let hasOddOnes = false;
  let at = HEADER;
  for (let left = data.readUInt32BE(8); left > 0; left--) {
    const flagsAt = at + ID_AT + width;
    if (flagsAt + 4 > end) return null;
    const flags = data.readUInt16BE(flagsAt);
    const more = (flags & EXTENDED) === 0 ? 0 : data.readUInt16BE(flagsAt + 2);
    const nameAt = flagsAt + ((flags & EXTENDED) === 0 ? 2 : 4);
    const nameEnd = data.indexOf(0, nameAt);
    if (nameEnd === -1 || nameEnd >= end) return null;
    const name = data.toString('latin1', nameAt, nameEnd);
    if ((flags & STAGE) !== 0) conflicts.add(name);
    else {
      const flagged = (flags & ASSUMED_UNCHANGED) !== 0 || (more & SKIP_WORKTREE) !== 0;
      const entry = new Entry(data, at, width, flagged);
      tracked.set(name, entry);
      hasOddOnes ||= flagged || (more & INTENT_TO_ADD) !== 0 || entry.mode === REPOSITORY;
    }
    at += (nameEnd - at + 8) & ~7;
  }
  return areOptional(data, at, end) ? { tracked, conflicts, hasOddOnes } : null;
}

/** What stands behind the entries may be passed over when its name begins with a capital. */
function areOptional(data: Buffer, from: number, end: number): boolean {
  let at = from;
  for (; at + 8 <= end; at += 8 + data.readUInt32BE(at + 4)) {
    const first = data[at] ?? 0;
    if (first < 0x41 || first > 0x5a) return false;
  }
  return at === end;
}

/** The object's name is made when somebody asks, which is seldom. */
class Entry implements Tracked {
  readonly #data: Buffer;
  readonly #at: number;
  readonly #width: number;
  readonly mode: string;
  readonly flagged: boolean;

  constructor(data: Buffer, at: number, width: number, flagged: boolean) {
    this.#data = data;
    this.#at = at;
    this.#width = width;
    this.flagged = flagged;
    this.mode = modeOf(data.readUInt32BE(at + MODE_AT));
  }

  get id(): string {
    return this.#data.toString('hex', this.#at + ID_AT, this.#at + ID_AT + this.#width);
  }
}

function modeOf(bits: number): string {
  return bits === 0o100644 ? '100644' : bits === 0o100755 ? '100755' : bits.toString(8).padStart(6, '0');
}
