import { OpsError } from '#domain/errors.ts';
import { gitFailure } from '#domain/git/failure.ts';
import type { Files } from '#services/ports/files.ts';
import type { Finished, Shell } from '#services/ports/shell.ts';

/** How long one look may take and how much it may print. */
export const LIMITS = { timeoutMs: 60_000, maxBytes: 256 * 1024 * 1024 } as const;

/** A file watcher named by a repository would be a program of a stranger, and a look changes nothing, not even the index. */
export const QUIET = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

/** What asking git needs of the world. */
export interface GitShell {
  readonly shell: Shell;
  /** Variables of the person that git follows, beyond what every child gets. */
  readonly env: Readonly<Record<string, string>>;
}

/** What reading a repository needs of the world. */
export interface GitReader extends GitShell {
  readonly files: Files;
}

export interface GitCall {
  readonly dir: string;
  readonly signal: AbortSignal;
}

/** Runs one local git command that only reads; it can reach no remote. Answers whatever the exit code. */
export async function tryGit(
  { shell, env }: GitShell,
  { dir, signal }: GitCall,
  ...args: readonly string[]
): Promise<Finished> {
  const finished = await shell.run(
    { file: 'git', args: ['-C', dir, ...QUIET, ...args], env: { ...env, ...LOCAL } },
    { signal, ...LIMITS },
  );
  if (finished.exitCode === null) throw gitFailure(dir, finished);
  if (finished.droppedBytes > 0)
    throw new OpsError('too-much', `git ${args[0]} printed more than ${LIMITS.maxBytes / 1024 ** 2} MiB in ${dir}.`, {
      hint: 'Tag an earlier release by hand, so that there is less to look at.',
      exit: 'refused',
    });
  return finished;
}

/** The same, but throws OpsError as `gitFailure` says for another exit code than 0. */
export async function readGit(reader: GitShell, call: GitCall, ...args: readonly string[]): Promise<string> {
  const finished = await tryGit(reader, call, ...args);
  if (finished.exitCode !== 0) throw gitFailure(call.dir, finished);
  return finished.stdout;
}

/** What keeps a look from changing anything, asking anybody or reaching a remote. */
export const LOCAL = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  // A partial clone would fetch what is missing in the middle of a look.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // Into a pipe git writes each commit by itself, and each wakes up who reads it.
  GIT_FLUSH: '0',
};
