import { glob, readdir, stat } from 'node:fs/promises';

import type { Files } from '#services/ports/files.ts';

import { unlessMissing, within } from './files/deadline.ts';
import { readText, tail } from './files/read.ts';
import { logTriage } from './files/triage.ts';
import { reachable } from './system/reachable.ts';

/** Long enough for a disk that has to spin up, short enough for a panel. */
const DEADLINE_MS = 2_000;
const MOST_BYTES = 1024 * 1024;

/** The file system of this machine. */
export function realFiles(deadlineMs = DEADLINE_MS): Files {
  const guard = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
    await reachable(path);
    return within(deadlineMs, path, work());
  };
  const triage = logTriage();
  return {
    stat: (path) => guard(path, () => unlessMissing(null, () => facts(path))),
    read: (path, maxBytes = MOST_BYTES) => guard(path, () => unlessMissing(null, () => readText(path, maxBytes))),
    list: (path) => guard(path, () => unlessMissing([], () => names(path))),
    glob: (pattern) => guard(pattern.replace(/[*?[{].*$/s, ''), () => matches(pattern)),
    tail: (path, cursor, maxBytes) => guard(path, () => unlessMissing(null, () => tail(path, cursor, maxBytes))),
    errorLines: (path, cursor, maxBytes, now) => guard(path, () => triage({ path, cursor, maxBytes, now })),
  };
}

async function facts(path: string) {
  const found = await stat(path);
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  return { kind, bytes: found.size, modifiedAt: Math.round(found.mtimeMs), inode: found.ino } as const;
}

async function names(path: string) {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
}

async function matches(pattern: string) {
  const paths: string[] = [];
  for await (const path of glob(pattern)) paths.push(path);
  return paths.toSorted();
}
