import { dirname } from 'node:path';

import { gitFailure } from '#domain/git/failure.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import type { Finished, Shell } from '#services/ports/shell.ts';

/** How long a command may take when the caller sets no deadline of its own. */
const LIMIT_MS = 30_000;
export const MAX_BYTES = 32 * 1024 * 1024;

/** A file watcher named by a repository would be a program of a stranger. */
export const QUIET = ['--no-optional-locks', '-c', 'core.fsmonitor=false'];

export const STATUS = [
  'status',
  '--porcelain=v2',
  '--branch',
  '--ahead-behind',
  '--show-stash',
  '-z',
  '--untracked-files=normal',
];

/** Settings of the person that decide which configuration git reads. */
const CONFIG_NAMES = ['XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'];
/** What a connection to a remote needs besides. */
const REMOTE_NAMES = [
  'SSH_AUTH_SOCK',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

export interface GitCall {
  readonly dir: string;
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  /** Whether git may look for the repository above the folder. */
  readonly above?: boolean;
  readonly remote?: boolean;
}

/** One git process; throws for a signal or a deadline, and leaves other failures to the caller. */
export async function runGit(shell: Shell, call: GitCall): Promise<Finished> {
  const { dir, args, signal, above = false, remote = false } = call;
  // A git that hangs in the kernel cannot be killed and would be waited for until its deadline.
  await reachable(dir);
  const finished = await shell.run(
    {
      file: 'git',
      args: ['-C', dir, ...QUIET, ...args],
      env: { ...environment(remote), ...(above ? {} : ceiling(dir)) },
    },
    { signal, timeoutMs: LIMIT_MS, maxBytes: MAX_BYTES },
  );
  if (finished.exitCode === null) throw gitFailure(dir, finished);
  return finished;
}

function ceiling(dir: string): Record<string, string> {
  return { GIT_CEILING_DIRECTORIES: dirname(dir) };
}

/** What git runs with; without `remote` it cannot reach any. */
export function environment(remote: boolean): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of [...CONFIG_NAMES, ...(remote ? REMOTE_NAMES : [])]) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return {
    ...kept,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would fetch what is missing in the middle of a local read.
    ...(remote ? {} : { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }),
  };
}
