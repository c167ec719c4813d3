import { within } from '#services/adapters/files/deadline.ts';
import { reachable } from '#services/adapters/system/reachable.ts';

import type { Bytes } from './bytes.ts';
import { type Generation, openBytes } from './generation.ts';
import { filesOf } from './listing.ts';
import { recognised } from './recognise.ts';

const DEADLINE_MS = 5000;
/** Files of one log that are open at a time. */
const MOST_OPEN = 3;

/** A log with its older, rotated parts. */
export interface Family {
  /** What there is now, oldest first. Rejects like the Files port. */
  refresh(): Promise<readonly Generation[]>;
  /** Its bytes, good until others are opened; null when another file has its name by now: refresh and ask again. */
  open(generation: Generation): Promise<Bytes | null>;
  /** Names of parts that cannot be read. */
  readonly unreadable: readonly string[];
  close(): Promise<void>;
}

interface Opened {
  readonly generation: Generation;
  readonly bytes: Bytes;
}

/** The files that are, or were, at a path. Not to be used by two at a time. */
export function familyOf(path: string): Family {
  let known: readonly Generation[] = [];
  let next = 1;
  let unreadable: readonly string[] = [];
  /** The least recently used first. One that stays open can be read to its end when somebody removes it. */
  const opened = new Map<number, Opened>();

  const look = async (): Promise<readonly Generation[]> => {
    const found = await filesOf(path);
    unreadable = found.unreadable;
    const now = await recognised(found.seen, known, next);
    const isThere = ({ id, inode }: Generation): boolean => now.some((one) => one.id === id || one.inode === inode);
    const removed = known.filter((one) => opened.get(one.id)?.generation.inode === one.inode && !isThere(one));
    next = Math.max(next, ...now.map(({ id }) => id + 1));
    known = removed.reduce(inserted, now);
    return known;
  };
  const close = async (one: Opened): Promise<void> => {
    opened.delete(one.generation.id);
    await one.bytes.close();
  };

  return {
    async refresh() {
      await reachable(path);
      return within(DEADLINE_MS, path, look());
    },
    async open(generation) {
      const kept = opened.get(generation.id);
      if (kept?.generation.inode === generation.inode) {
        opened.delete(generation.id);
        opened.set(generation.id, kept);
        return kept.bytes;
      }
      if (kept) await close(kept);
      const bytes = await openBytes(generation);
      if (bytes === null) return null;
      opened.set(generation.id, { generation, bytes });
      for (const old of opened.values()) if (opened.size > MOST_OPEN) await close(old);
      return bytes;
    },
    get unreadable() {
      return unreadable;
    },
    async close() {
      await Promise.all(opened.values().map(close));
    },
  };
}

/** What was removed was written before whatever came later. */
function inserted(list: readonly Generation[], removed: Generation): readonly Generation[] {
  const at = list.findIndex(({ id }) => id > removed.id);
  return list.toSpliced(at < 0 ? list.length : at, 0, { ...removed, live: false });
}
