import { type Nearest, parseLong, versionPattern } from '#domain/git/describe.ts';
import type { Logged, LoggedCommit } from '#domain/git/log-records.ts';
import type { Tag } from '#domain/git/refs.ts';
import { highestTag, type TagStyle, versionIn } from '#domain/release/versions/tags.ts';

import { type GitCall, type GitShell, tryGit } from './reader.ts';

/** How many names an argument list may carry. */
const MOST = 500;

export interface Known {
  readonly head: string;
  readonly tags: readonly Tag[];
  readonly style: TagStyle;
  /** What no version tag with one of the usual prefixes reaches; null when that is not known. */
  readonly untagged: Logged | null;
  readonly usual: readonly string[];
}

export interface Found {
  readonly nearest: Nearest | null;
  /** The commits after it, or all when there is none; null when they have to be read. */
  readonly commits: readonly LoggedCommit[] | null;
}

/**
 * The version tag nearest to HEAD. The commits that no tag reaches tell it wherever history came together in one tagged
 * commit: then nothing else can lie between. Otherwise git is asked. Of several versions on one commit the highest counts.
 */
export async function findNearest(reader: GitShell, call: GitCall, known: Known): Promise<Found> {
  const { head } = known;
  const untagged = known.usual.includes(known.style.prefix) ? known.untagged : null;
  const here = versionAt(known, head);
  if (here !== null) return { nearest: { tag: here, distance: 0 }, commits: [] };
  const commits = untagged?.commits.at(-1)?.hash === head ? untagged.commits : null;
  if (commits !== null && untagged !== null) {
    const [below, ...others] = untagged.boundary;
    if (below === undefined) return { nearest: null, commits };
    const tag = others.length === 0 ? versionAt(known, below) : null;
    if (tag !== null) return { nearest: { tag, distance: commits.length }, commits };
  }
  const nearest = await describe(reader, call, known);
  return { nearest, commits: commits?.length === nearest?.distance ? commits : null };
}

function versionAt({ tags, style }: Known, commit: string): string | null {
  const there = tags.filter((tag) => tag.commit === commit).map(({ name }) => name);
  return highestTag(there, style.prefix);
}

/** What `git describe` finds, with names that only look like versions left out. */
async function describe(reader: GitShell, call: GitCall, known: Known): Promise<Nearest | null> {
  const { tags, style } = known;
  const others = tags
    .map(({ name }) => name)
    .filter((name) => name.startsWith(style.prefix) && versionIn(name, style.prefix) === null);
  const options = [
    `--match=${versionPattern(style.prefix)}`,
    ...others.slice(0, MOST).map((name) => `--exclude=${name}`),
  ];
  const { exitCode, stdout } = await tryGit(reader, call, 'describe', '--tags', '--long', '--abbrev=40', ...options);
  const nearest = exitCode === 0 ? parseLong(stdout) : null;
  if (nearest === null) return null;
  const commit = tags.find(({ name }) => name === nearest.tag)?.commit;
  return { ...nearest, tag: (commit === undefined ? null : versionAt(known, commit)) ?? nearest.tag };
}
