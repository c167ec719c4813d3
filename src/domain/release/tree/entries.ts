import type { Judged } from './judged.ts';

/** Kinds of entries by git's mode. */
export const LINK = '120000';
export const REPOSITORY = '160000';

const file = (rule: string, what: string, severity: Judged['severity']): Judged => ({
  rule,
  what,
  severity,
  kind: 'file',
});

/** A repository inside that `.gitmodules` does not name: nobody who clones gets its files. */
export function judgeRepository(path: string, submodules: ReadonlySet<string>): Judged | null {
  if (submodules.has(path)) return null;
  return file('nested-repository', 'a repository inside the repository, which is no submodule', 'stop');
}

/** A link whose target is not in what is released. */
export function judgeLink(path: string, target: string): Judged | null {
  if (!target.startsWith('/') && !leavesRoot(path.split('/').length - 1, target)) return null;
  return file('link-outside', 'a link that leads out of the repository', 'ask');
}

function leavesRoot(depthOfFolder: number, target: string): boolean {
  let depth = depthOfFolder;
  for (const name of target.split('/')) {
    if (name === '..') depth -= 1;
    else if (name !== '' && name !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Folders that tools make and remake. `node_modules` and caches are never meant to be released from git. */
const INSTALLED = /(?:^|\/)(?:node_modules|__pycache__|\.venv|venv|\.tox|\.mypy_cache|\.pytest_cache|\.next|\.turbo)\//;
/** Where builds put what they make: at the top of the project or of one of its packages. Deeper it is a name as any. */
const BUILT =
  /^(?:(?:packages|apps|libs|crates|modules)\/[^/]+\/)?(?:dist|build|out|target|coverage|htmlcov)\/|(?:^|\/)[\w.-]+\.egg-info\//;
const LEFT_OVER =
  /(?:^|\/)(?:=[\d.]+|\.DS_Store|Thumbs\.db|npm-debug\.log|coverage\.xml|\.coverage|security_report\.json|[^/]+\.(?:swp|orig|rej|db-wal|db-shm|sqlite-wal|sqlite-shm|pyc))$/;

/**
 * A file that is new in the release and was made by a tool rather than written. Some projects commit what they build, so
 * of what a person committed already that is only told.
 */
export function judgeNewPath(path: string, committed: boolean): Judged | null {
  if (INSTALLED.test(path)) return file('installed-file', 'a file that an installation made', 'ask');
  const severity = committed ? 'warn' : 'ask';
  if (BUILT.test(path)) return file('built-file', 'a file that a build made', severity);
  return LEFT_OVER.test(path) ? file('left-over', 'a file that a tool left behind', severity) : null;
}
