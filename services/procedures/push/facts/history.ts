import { gitFailure } from '#domain/git/failure.ts';
import { LOG_FORMAT, type Logged, type LoggedCommit, parseLog } from '#domain/git/log-records.ts';

import type { Diffstat } from './git-facts.ts';
import { type GitCall, type GitShell, readGit, tryGit } from './reader.ts';

/** Children before parents even when a clock was wrong; what a commit's signature is worth is asked elsewhere. */
const LOG = [
  'log',
  '-z',
  '--topo-order',
  '--reverse',
  '--no-show-signature',
  '--no-notes',
  '--encoding=UTF-8',
  LOG_FORMAT,
];

export interface Range extends GitCall {
  /** A tag, by its plain name; null for the beginning. */
  readonly since: string | null;
  /** The commit it ends with. */
  readonly head: string;
  /** Only what changes these paths, relative to the top; empty for everything. */
  readonly paths?: readonly string[] | undefined;
}

/** Commits after a tag up to a commit, the oldest first, merges included. */
export async function readCommits(reader: GitShell, range: Range): Promise<readonly LoggedCommit[]> {
  return parseLog(await readGit(reader, range, ...LOG, ...rangeOf(range), '--', ...within(range))).commits;
}

/**
 * Commits of HEAD that no tag like these reaches, and those right below them. Null when git cannot say, as before the
 * first commit.
 */
export async function readUntagged(
  reader: GitShell,
  call: GitCall,
  patterns: readonly string[],
): Promise<Logged | null> {
  const released = patterns.map((pattern) => `--tags=${pattern}`);
  const { exitCode, stdout } = await tryGit(reader, call, ...LOG, '--boundary', 'HEAD', '--not', ...released, '--');
  return exitCode === 0 ? parseLog(stdout) : null;
}

/** Files and lines that differ between a tag, or nothing, and a commit; null in a partial clone that lacks them. */
export async function readDiffstat(reader: GitShell, range: Range): Promise<Diffstat | null> {
  return diffstatFrom(reader, range.since === null ? emptyTree(range.head) : `refs/tags/${range.since}`, range);
}

/** The same of the commits that no tag reaches, where all of them stand on one; null where that is not so. */
export async function readUntaggedDiffstat(
  reader: GitShell,
  call: GitCall,
  { commits, boundary }: Logged,
): Promise<Diffstat | null> {
  const head = commits.at(-1)?.hash;
  const [below, ...others] = boundary;
  if (head === undefined || below === undefined || others.length > 0) return null;
  return diffstatFrom(reader, below, { ...call, head }).catch(() => null);
}

async function diffstatFrom(reader: GitShell, from: string, range: Omit<Range, 'since'>): Promise<Diffstat | null> {
  const options = ['--shortstat', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none'];
  const finished = await tryGit(reader, range, 'diff', ...options, from, range.head, '--', ...within(range));
  if (finished.exitCode === 0) return parseShortstat(finished.stdout);
  if (/promisor remote|lazy fetch/.test(finished.stderr)) return null;
  throw gitFailure(range.dir, finished);
}

/** Reads what `git diff --shortstat` says in English. */
export function parseShortstat(text: string): Diffstat {
  const count = (word: string): number => Number(new RegExp(String.raw`(\d+) ${word}`).exec(text)?.[1] ?? 0);
  return { files: count('file'), insertions: count('insertion'), deletions: count('deletion') };
}

function rangeOf({ since, head }: Range): string[] {
  return since === null ? [head] : [head, `^refs/tags/${since}`];
}

function within({ paths = [] }: Pick<Range, 'paths'>): string[] {
  return paths.map((path) => `:(top,literal)${path}`);
}

/** The tree without files has the same name in every repository of a hash. */
function emptyTree(head: string): string {
  return head.length === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}
