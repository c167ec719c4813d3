import valid from 'semver/functions/valid.js';

import { goingBack } from './going-back.ts';
import { type Known, knownOf, lastReleased } from './last-released.ts';
import { isAbove, same } from './order.ts';
import type { Refusal, Source, Sources } from './sources.ts';
import { versionIn } from './tags.ts';

export interface Reconciled {
  /** The version released last on this line; null before the first release. */
  readonly current: string | null;
  readonly from: Source;
  /** A version that the manifest carries and nobody released, for `nextVersion`. */
  readonly unreleased: string | null;
  /** The tag to count commits from; null for the beginning. */
  readonly since: string | null;
  /** What does not agree, whole sentences. */
  readonly notes: readonly string[];
  readonly refusal: Refusal | null;
}

/**
 * Which version a project is at, from its manifest, its tags and its registry. What tags and registry say was released
 * counts; the manifest says which line is meant. A release that would end below one that people already have is refused,
 * unless a hotfix is meant. Never throws.
 */
export function reconcile(sources: Sources): Reconciled {
  const { manifest, hotfix = false } = sources;
  const notes = foreignTags(sources);
  if (manifest !== null && valid(manifest) === null)
    return { current: null, from: 'nothing', unreleased: null, since: null, notes, refusal: unreadable(manifest) };
  const known = knownOf(sources);
  const released = lastReleased(known);
  const current = released?.version ?? null;
  return {
    current,
    from: released?.from ?? (known.manifest === null ? 'nothing' : 'manifest'),
    unreleased: isAbove(known.manifest, current) ? known.manifest : null,
    since: sinceTag(current, sources, known),
    notes: [...notes, ...disagreements(released?.from ?? 'nothing', current, known)],
    refusal: hotfix ? null : goingBack(current, known),
  };
}

function sinceTag(
  current: string | null,
  { nearestTag, highestTag }: Sources,
  { nearest, highest }: Known,
): string | null {
  if (nearest !== null && !(same(highest, current) && !same(nearest, current))) return nearestTag;
  return same(highest, current) ? highestTag : null;
}

function disagreements(from: Source, current: string | null, { manifest, nearest, highest }: Known): string[] {
  if (current === null) return [];
  const notes: string[] = [];
  if (from === 'registry' && !same(highest, current) && !same(nearest, current))
    notes.push(`${current} is published although no tag names it, so its number is taken.`);
  else if (manifest !== null && isAbove(current, manifest))
    notes.push(`The manifest says ${manifest}, but ${current} is released; the next version follows the release.`);
  if (manifest !== null && isAbove(manifest, current))
    notes.push(`The manifest already says ${manifest}, which nobody released; the next version is not below it.`);
  if (highest !== null && isAbove(highest, current))
    notes.push(`Versions of tags do not only go up: ${highest} exists, but this line stands on ${current}.`);
  return notes;
}

function foreignTags({ nearestTag, highestTag, prefix }: Sources): string[] {
  return [...new Set([nearestTag, highestTag])].flatMap((tag) =>
    tag === null || versionIn(tag, prefix) !== null
      ? []
      : [`The tag ${tag} is not "${prefix}" and a version, so it does not count.`],
  );
}

function unreadable(manifest: string): Refusal {
  return {
    code: 'bad-version',
    message: `The manifest says version "${manifest}", which is not a semantic version.`,
    hint: 'Write it as X.Y.Z',
  };
}
