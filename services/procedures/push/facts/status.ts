import { OpsError } from '#domain/errors.ts';
import { type Entry, parseEntries } from '#domain/git/entries.ts';
import { gitFailure } from '#domain/git/failure.ts';
import { parseStatusV2, type PrintedStatus } from '#domain/git/status-v2.ts';
import { quoted } from '#domain/quoted.ts';

import { type GitCall, type GitShell, tryGit } from './reader.ts';

const STATUS = [
  'status',
  '--porcelain=v2',
  '--branch',
  '--ahead-behind',
  '--show-stash',
  '-z',
  '--ignore-submodules=none',
];

export interface TreeState extends Pick<
  PrintedStatus,
  'branch' | 'commit' | 'upstream' | 'ahead' | 'behind' | 'stashes'
> {
  readonly changes: readonly Entry[];
}

/** The command; `everyFile` names the files of untracked folders one by one. */
export function statusCommand(everyFile: boolean): readonly string[] {
  return [...STATUS, `--untracked-files=${everyFile ? 'all' : 'normal'}`];
}

/** Branch, commit and every path that differs. */
export async function readStatus(
  reader: GitShell,
  call: GitCall,
  everyFile: boolean,
  printed: string | null,
): Promise<TreeState> {
  const text = printed ?? (await printStatus(reader, call, everyFile));
  const { brokenHead, ...status } = parseStatusV2(text);
  if (brokenHead)
    throw new OpsError('broken-repository', 'The repository is broken: HEAD names a branch that cannot be read.', {
      hint: `git -C ${quoted(call.dir)} fsck`,
    });
  return { ...status, changes: parseEntries(text) };
}

/** A partial clone may lack what telling a rename needs. */
async function printStatus(reader: GitShell, call: GitCall, everyFile: boolean): Promise<string> {
  const args = statusCommand(everyFile);
  let finished = await tryGit(reader, call, ...args);
  if (finished.exitCode !== 0 && /promisor remote|lazy fetch/.test(finished.stderr))
    finished = await tryGit(reader, call, ...args, '--no-renames');
  if (finished.exitCode !== 0) throw gitFailure(call.dir, finished);
  return finished.stdout;
}
