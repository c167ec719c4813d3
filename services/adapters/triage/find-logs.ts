import { glob, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { packingOf, rotated } from '#domain/logs/rotated.ts';
import { errno } from '#services/adapters/errno.ts';
import { reachable } from '#services/adapters/system/reachable.ts';

/** How a log is packed; null when it is not. */
export type Packed = 'gzip' | 'zstd' | null;

/** A log of the disk. */
export interface LogFile {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
  readonly packed: Packed;
}

const PATTERN = /[*?[{]/;
/** What is a log by its name in a folder of other things too: `app.log`, `app.log.1`, `app.log-20261120.gz`. */
const IN_FOLDER = /\.(?:log|out|err)(?:[._-][\w-]+)*(?:\.(?:gz|zst))?$/;

export interface Found {
  /** The newest first. */
  readonly logs: readonly LogFile[];
  /** What went wrong on the way. */
  readonly notices: readonly string[];
  /** Whether there are logs at all, older ones too. */
  readonly any: boolean;
}

/** Logs that were written to since `since`, epoch ms. */
export async function findLogs(paths: readonly string[], since: number): Promise<Found> {
  let any = false;
  const notices: string[] = [];
  const logs = new Map<string, LogFile>();
  for (const path of paths) {
    try {
      await reachable(path.replace(/[*?[{].*$/s, ''));
      for (const name of await namesFor(path)) {
        const facts = await stat(name);
        if (!facts.isFile()) continue;
        any = true;
        if (facts.mtimeMs < since) continue;
        const packed = packingOf(name);
        if (packed === 'unreadable') notices.push(`${name} is packed in a way that is not read here; unpack it first.`);
        else
          logs.set(`${facts.dev}:${facts.ino}`, {
            path: name,
            device: facts.dev,
            inode: facts.ino,
            size: facts.size,
            modifiedAt: facts.mtimeMs,
            packed,
          });
      }
    } catch (error) {
      notices.push(problemWith(path, error));
    }
  }
  return { logs: [...logs.values()].toSorted((a, b) => b.modifiedAt - a.modifiedAt), notices, any };
}

/** What is wrong with a log, as a sentence. */
export function problemWith(path: string, error: unknown): string {
  if (error instanceof OpsError) return error.message;
  switch (errno(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} is not there.`;
    case 'EACCES':
    case 'EPERM':
      return `You may not read ${path}.`;
    default:
      return `${path} could not be read: ${messageOf(error)}.`;
  }
}

async function namesFor(path: string): Promise<string[]> {
  if (PATTERN.test(path)) {
    const found: string[] = [];
    for await (const name of glob(path)) found.push(name);
    return (await Promise.all(found.map(withOlder))).flat();
  }
  if ((await stat(path)).isDirectory())
    return (await readdir(path)).filter((name) => IN_FOLDER.test(name)).map((name) => join(path, name));
  return withOlder(path);
}

/** A log and what rotation made of it. */
async function withOlder(path: string): Promise<string[]> {
  const own = basename(path);
  // A folder that may be passed through but not listed still holds the log itself.
  const beside = await readdir(dirname(path)).catch(() => []);
  const older = beside.filter((name) => name !== own && rotated(own, name) !== null);
  return [path, ...older.map((name) => join(dirname(path), name))];
}
