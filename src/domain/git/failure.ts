import { OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';

/** How git ended. */
export interface GitEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly timedOut: boolean;
}

const BROKEN =
  /index file|bad signature|bad index|bad object|is corrupt|corrupt|unable to read|bad tree|bad config|appears to be broken|object file .* is empty|unable to parse|bad (?:revision|HEAD)|unknown index/i;

/** Says in one sentence why git could not look. `LC_ALL=C` keeps its messages the same everywhere. */
export function gitFailure(dir: string, { exitCode, stderr, timedOut }: GitEnd): OpsError {
  const said = firstLine(stderr);
  if (exitCode === null)
    return new OpsError('timeout', timedOut ? `git did not answer in time in ${dir}` : `git was stopped in ${dir}`, {
      hint: 'The disk may be slow or gone; try git status there yourself',
    });
  if (/cannot change to .*: Permission denied/.test(stderr)) return denied(dir);
  if (/cannot change to /.test(stderr))
    return new OpsError('no-folder', `There is no folder ${dir}`, {
      hint: 'Restore it, or take the project out of the configuration',
    });
  if (/dubious ownership/.test(stderr))
    return new OpsError('unsafe-owner', 'The repository belongs to another user, so git does not trust it', {
      hint: `If you trust it: git config --global --add safe.directory ${quoted(dir)}`,
    });
  if (/must be run in a work tree/.test(stderr))
    return new OpsError('no-worktree', 'It is a bare repository, without files to look at', {
      hint: 'Name a working tree as the project',
    });
  if (/not a git repository/.test(stderr))
    return new OpsError('not-a-repository', 'It is not a git repository', {
      hint: `git -C ${quoted(dir)} init, or take it out of the configuration`,
    });
  if (/Permission denied/.test(stderr)) return denied(dir);
  if (BROKEN.test(stderr))
    return new OpsError('broken-repository', `The repository is broken: ${said}`, {
      hint: `git -C ${quoted(dir)} fsck`,
    });
  return new OpsError('git-failed', `git failed: ${said || `exit code ${exitCode}`}`, {
    hint: `git -C ${quoted(dir)} status`,
  });
}

function denied(dir: string): OpsError {
  return new OpsError('denied', `No permission to read ${dir}`, { hint: `ls -ld ${quoted(dir)}` });
}

/** What git said last and fatally, without its prefix. */
function firstLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => line.startsWith('fatal: ')) ?? lines[0] ?? '';
  return fatal.replace(/^(?:fatal|error): /, '').slice(0, 200);
}
