import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

/** Reads kernel files below a root (`/`, or a captured tree). The kernel answers them from memory, so it is synchronous. */
export interface Proc {
  /** The whole text, or null when there is no such file or we may not read it. */
  text(path: string): string | null;
  /** Like `text`; throws OpsError `system-unreadable` instead of null. */
  need(path: string): string;
  /** The raw bytes, or null. */
  bytes(path: string): Buffer | null;
}

export function procAt(root: string): Proc {
  const bytes = (path: string): Buffer | null => {
    try {
      return readFileSync(join(root, path));
    } catch {
      return null;
    }
  };
  const text = (path: string) => bytes(path)?.toString('utf8') ?? null;
  return {
    bytes,
    text,
    need(path) {
      const content = text(path);
      if (content === null) throw unreadable(join(root, path));
      return content;
    },
  };
}

/** The kernel's file is missing, hidden or not what the kernel writes. */
export function unreadable(path: string): OpsError {
  return new OpsError('system-unreadable', `${path} cannot be read, or does not say what it should`, {
    hint: `Look whether /proc is mounted and readable here: cat ${path}`,
  });
}
