import type { Glyphs } from '#components/glyphs.ts';
import type { Reading } from '#domain/reading.ts';
import { byBadness } from '#domain/status.ts';
import { numberIn, textIn } from '#screens/reading/facts.ts';

export type Ci = 'success' | 'failure' | 'pending';

/** A project as its readings tell it: the working tree, and GitHub's side where it is known. */
export interface Project {
  readonly git: Reading;
  readonly github: Reading | undefined;
  /** Whether git could be asked at all. */
  readonly known: boolean;
  /** Branch, or where HEAD stands without one. */
  readonly branch: string;
  /** `main ↑2 ↓1` */
  readonly head: (glyphs: Glyphs) => string;
  /** `5 changed`, `clean`. */
  readonly tree: string;
  readonly ahead: number | null;
  readonly behind: number | null;
  readonly dirty: number;
  readonly ci: Ci | null;
  readonly pullRequests: number | null;
  readonly version: string;
  /** `+9`: commits since the last tag; empty without one. */
  readonly unreleased: string;
  /** Epoch ms; null in an empty repository. */
  readonly lastCommitAt: number | null;
}

/** The projects behind git readings, in their order. */
export function projectsIn(rows: readonly Reading[], all: Readonly<Record<string, Reading>>): readonly Project[] {
  return rows.map((git) => projectOf(git, all[gitHubIdOf(git)]));
}

/**
 * The reading of a working tree with what GitHub says of it: a project whose CI failed is not fine. What GitHub does not
 * tell changes nothing.
 */
export function withGitHub(git: Reading, all: Readonly<Record<string, Reading>>): Reading {
  const github = all[gitHubIdOf(git)];
  if (github === undefined || github.status === 'unknown' || (github.pausedUntil ?? null) !== null) return git;
  if (byBadness(git.status, github.status) <= 0) return git;
  return { ...git, status: github.status, hint: github.hint };
}

const gitHubIdOf = ({ id }: Reading): string => `github:${id.slice('git:'.length)}`;

function projectOf(git: Reading, github: Reading | undefined): Project {
  const unreleased = numberIn(git, 'unreleased');
  const tag = textIn(git, 'lastTag');
  const committed = Date.parse(textIn(git, 'lastCommitAt') ?? '');
  return {
    git,
    github,
    known: numberIn(git, 'changed') !== null,
    branch: branchOf(git),
    head: (glyphs) => headOf(git, glyphs),
    tree: treeWord(git),
    ahead: numberIn(git, 'ahead'),
    behind: numberIn(git, 'behind'),
    dirty: (numberIn(git, 'changed') ?? 0) + (numberIn(git, 'untracked') ?? 0) + (numberIn(git, 'conflicts') ?? 0),
    ci: ciOf(textIn(github, 'ci')),
    pullRequests: numberIn(github, 'openPullRequests'),
    version: versionOf(textIn(git, 'version'), tag),
    unreleased: tag === null || unreleased === null ? '' : `+${unreleased}`,
    lastCommitAt: Number.isNaN(committed) ? null : committed,
  };
}

function branchOf(git: Reading): string {
  const commit = textIn(git, 'commit');
  return textIn(git, 'branch') ?? (commit === null ? '' : `at ${commit.slice(0, 7)}`);
}

function headOf(git: Reading, glyphs: Glyphs): string {
  const [ahead, behind] = [numberIn(git, 'ahead') ?? 0, numberIn(git, 'behind') ?? 0];
  return [branchOf(git), ahead > 0 ? `${glyphs.up}${ahead}` : '', behind > 0 ? `${glyphs.down}${behind}` : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** What matters most about the files: an unfinished operation, conflicts, changes, new files. */
function treeWord(git: Reading): string {
  const conflicts = numberIn(git, 'conflicts') ?? 0;
  const changed = numberIn(git, 'changed') ?? 0;
  const untracked = numberIn(git, 'untracked') ?? 0;
  if (conflicts > 0) return `${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'}`;
  const operation = textIn(git, 'operation');
  if (operation !== null) return operation;
  if (changed > 0) return `${changed} changed`;
  return untracked > 0 ? `${untracked} new` : 'clean';
}

function versionOf(version: string | null, tag: string | null): string {
  if (version !== null) return /^\d/.test(version) ? `v${version}` : version;
  return tag ?? '';
}

function ciOf(text: string | null): Ci | null {
  return text === 'success' || text === 'failure' || text === 'pending' ? text : null;
}
