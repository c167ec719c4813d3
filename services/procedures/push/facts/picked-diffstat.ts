import { personEnvironment } from '#services/procedures/push/environments.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { Diffstat } from './git-facts.ts';
import { readGit } from './reader.ts';

/** Files that some commits change, and their lines summed up; a merge counts for nothing. */
export async function pickedDiffstat(
  { shell, environment }: Pick<PushWorld, 'shell' | 'environment'>,
  dir: string,
  commits: readonly string[],
  signal: AbortSignal,
): Promise<Diffstat> {
  if (commits.length === 0) return parseNumstat('');
  const options = ['--no-walk=unsorted', '--format=', '--numstat', '-z', '--no-renames', '--no-ext-diff'];
  const reader = { shell, env: personEnvironment(environment) };
  return parseNumstat(await readGit(reader, { dir, signal }, 'log', ...options, '--no-textconv', ...commits, '--'));
}

/** Reads `git log --numstat -z --no-renames`; a file that is no text has no lines. */
export function parseNumstat(text: string): Diffstat {
  const files = new Set<string>();
  let insertions = 0;
  let deletions = 0;
  for (const record of text.split('\0')) {
    const [added = '', removed = '', ...path] = record.split('\t');
    if (path.length === 0) continue;
    files.add(path.join('\t'));
    insertions += Number(added) || 0;
    deletions += Number(removed) || 0;
  }
  return { files: files.size, insertions, deletions };
}
