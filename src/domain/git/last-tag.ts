import type { LastTag } from './tree.ts';

/** Commit time, commit and the nearest tag, in one line of `git log -1`. */
export const HEAD_FORMAT = '--format=%ct %H %(describe:tags=true,abbrev=40)';

export interface HeadLine {
  readonly commit: string;
  readonly committedAt: number;
  /** As `git describe --abbrev=40` prints it; empty without tags; null when this git cannot describe in a format. */
  readonly described: string | null;
}

/** Reads what {@link HEAD_FORMAT} prints; null when it is something else. */
export function parseHeadLine(line: string): HeadLine | null {
  const [, seconds, commit, described = ''] = /^(\d+) ([0-9a-f]{40,64}) ?(.*)$/s.exec(line.trimEnd()) ?? [];
  if (seconds === undefined || commit === undefined) return null;
  return { commit, committedAt: Number(seconds) * 1000, described: described.startsWith('%(') ? null : described };
}

/** Splits `v1.2-rc-3-gHASH` into tag and distance; a description without distance is a tag that points here. */
export function parseDescribed(described: string, commit: string): Pick<LastTag, 'tag' | 'commitsSince'> | null {
  if (described === '') return null;
  const match = /^(.+)-(\d+)-g([0-9a-f]+)$/s.exec(described);
  if (match?.[1] === undefined || !commit.startsWith(match[3] ?? '-')) return { tag: described, commitsSince: 0 };
  return { tag: match[1], commitsSince: Number(match[2]) };
}

/** All that a head line says; without a tag in it `count` is that of all commits. Null when the line does not say it. */
export function tagOf(line: string, count: number): LastTag | null {
  const head = parseHeadLine(line);
  if (head?.described === null || head === null) return null;
  const tag = parseDescribed(head.described, head.commit) ?? { tag: null, commitsSince: count };
  return Number.isNaN(tag.commitsSince) ? null : { ...tag, lastCommitAt: head.committedAt };
}
