import { glob, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { rotated } from '#domain/logs/rotated.ts';
import { unlessMissing, within } from '#services/adapters/files/deadline.ts';
import { reachable } from '#services/adapters/system/reachable.ts';

import { filesOf } from './listing.ts';

const DEADLINE_MS = 5000;

export const isPattern = (path: string): boolean => /[*?[{]/.test(path);

/** Logs at a path or a pattern; an older part of another log that is there is none of its own. */
export async function logsAt(path: string): Promise<readonly string[]> {
  await reachable(path.replace(/[*?[{].*$/s, ''));
  return within(DEADLINE_MS, path, isPattern(path) ? matching(path) : existing(path));
}

async function existing(path: string): Promise<readonly string[]> {
  return (await filesOf(path)).seen.length > 0 ? [path] : [];
}

async function matching(pattern: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const path of glob(pattern)) paths.push(path);
  const logs = paths.filter((path) => !paths.some((other) => isOlderPart(path, other))).toSorted();
  const facts = await Promise.all(logs.map((path) => unlessMissing(null, () => stat(path))));
  return logs.filter((_path, at) => facts[at]?.isFile() === true);
}

function isOlderPart(path: string, of: string): boolean {
  return path !== of && dirname(path) === dirname(of) && rotated(basename(of), basename(path)) !== null;
}
