import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What is open, by its number; null where that is not ours to read. Reading a link never asks a server. */
export function linksOf(root: string, pid: number): readonly (readonly [fd: number, target: string])[] | null {
  const folder = join(root, 'proc', String(pid), 'fd');
  const names = orNull(() => readdirSync(folder));
  if (names === null) return null;
  return names
    .map(Number)
    .toSorted((a, b) => a - b)
    .flatMap((fd) => {
      const target = orNull(() => readlinkSync(join(folder, String(fd))));
      return target === null ? [] : [[fd, target] as const];
    });
}

/** Where a link of `/proc/<pid>` leads, or null. */
export function linkOf(root: string, pid: number, name: 'cwd' | 'exe'): string | null {
  return orNull(() => readlinkSync(join(root, 'proc', String(pid), name)));
}

/** The kernel's number of a socket, from the target of a link; or null. */
export function socketInode(target: string): string | null {
  return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? null;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
