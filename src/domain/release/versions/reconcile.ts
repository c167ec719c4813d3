import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import valid from 'semver/functions/valid.js';

import { versionIn } from './tags.ts';

export { tagName, tagPrefix } from './tags.ts';

export interface Sources {
  /** The version the project calls itself, as semver; null when only its tags know. */
  readonly manifest: string | null;
  /** The tag nearest to HEAD among its ancestors. */
  readonly nearestTag: string | null;
  /** The tag with the highest version anywhere, reachable from HEAD or not. */
  readonly highestTag: string | null;
  /** All published versions; null when there is no registry or it was not asked. */
  readonly registry: readonly string[] | null;
  readonly prefix: string;
  /** A release from an old line is meant, so higher ones elsewhere are no reason to refuse. */
  readonly hotfix?: boolean | undefined;
}

export type Source = 'manifest' | 'nearest tag' | 'highest tag' | 'registry' | 'nothing';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

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

interface Known {
  readonly manifest: string | null;
  readonly nearest: string | null;
  readonly highest: string | null;
  /** The highest published release, prereleases only when there is nothing else. */
  readonly published: string | null;
}

/**
 * Which version a project is at, from its manifest, its tags and its registry. What the tags and the registry say was
 * released counts; the manifest says which line is meant. A version that would end below one that people already have is
 * refused, unless a hotfix is meant.
 */
export function reconcile(sources: Sources): Reconciled {
  const { manifest, nearestTag, highestTag, registry, prefix } = sources;
  const known: Known = {
    manifest: manifest === null || isPlaceholder(manifest) ? null : valid(manifest),
    nearest: nearestTag === null ? null : versionIn(nearestTag, prefix),
    highest: highestTag === null ? null : versionIn(highestTag, prefix),
    published: highestOf(registry ?? []),
  };
  const notes = [...foreignTags(sources)];
  const unreadable = manifest !== null && valid(manifest) === null;
  const nothing = { current: null, from: 'nothing', unreleased: null, since: null, notes } as const;
  if (unreadable)
    return {
      ...nothing,
      refusal: {
        code: 'bad-version',
        message: `The manifest says version "${manifest}", which is not a semantic version.`,
        hint: 'Write it as X.Y.Z',
      },
    };
  const found = lastReleased(known, registry, notes);
  const since = found.current === null ? null : sinceTag(found.current, sources, known);
  const unreleased = known.manifest !== null && isAbove(known.manifest, found.current) ? known.manifest : null;
  if (found.current !== null) notes.push(...manifestNotes(found.current, known));
  return { ...found, unreleased, since, notes, refusal: refusalOf(found.current, known, sources) };
}

type Found = Pick<Reconciled, 'current' | 'from'>;

/** The release this line stands on: what the manifest names when it was released, else the nearest tag, and so on. */
function lastReleased(known: Known, registry: readonly string[] | null, notes: string[]): Found {
  const { manifest, nearest, highest, published } = known;
  const burned = published !== null && follows(published, manifest ?? nearest) && !same(published, highest);
  if (burned && isAbove(published, nearest)) {
    notes.push(`${published} is published although no tag names it, so its number is taken.`);
    return { current: published, from: 'registry' };
  }
  const released = [nearest, highest, ...(registry ?? [])];
  if (manifest !== null && released.some((version) => same(version, manifest)) && !isAbove(nearest, manifest))
    return { current: manifest, from: 'manifest' };
  if (nearest !== null) return { current: nearest, from: 'nearest tag' };
  if (highest !== null && !isAbove(highest, manifest)) return { current: highest, from: 'highest tag' };
  if (published !== null && !isAbove(published, manifest)) return { current: published, from: 'registry' };
  if (manifest === null && highest !== null) return { current: highest, from: 'highest tag' };
  if (manifest === null && published !== null) return { current: published, from: 'registry' };
  return { current: null, from: manifest === null ? 'nothing' : 'manifest' };
}

function manifestNotes(current: string, { manifest, nearest, highest }: Known): string[] {
  const notes: string[] = [];
  if (manifest !== null && isAbove(current, manifest))
    notes.push(`The manifest says ${manifest}, but ${current} is released; the next version follows the release.`);
  if (manifest !== null && isAbove(manifest, current))
    notes.push(`The manifest already says ${manifest}, which nobody released; the next version is not below it.`);
  if (nearest !== null && highest !== null && isAbove(highest, current))
    notes.push(`Tags do not only go up: ${highest} exists, but ${current} is the release this branch stands on.`);
  return notes;
}

function refusalOf(current: string | null, known: Known, { hotfix = false, registry }: Sources): Refusal | null {
  if (hotfix) return null;
  const { manifest, nearest, highest, published } = known;
  const base = current ?? manifest;
  if (published !== null && base !== null && isAbove(published, base) && isAbove(published, manifest))
    return {
      code: 'downgrade',
      message: `${published} is published, so a release after ${base} would go back.`,
      hint: 'Release from the branch that made it, or make a hotfix of this line: --hotfix',
    };
  if (
    registry === null &&
    current !== null &&
    highest !== null &&
    isAbove(highest, current) &&
    !same(manifest, nearest)
  )
    return {
      code: 'tags-not-monotonic',
      message: `The tag for ${highest} is higher than ${current}, and nothing else says which one is right.`,
      hint: 'Say the version yourself with --bump X.Y.Z, or make a hotfix of this line: --hotfix',
    };
  if (current === null && manifest !== null && highest !== null && isAbove(highest, manifest))
    return {
      code: 'downgrade',
      message: `The manifest says ${manifest}, but ${highest} is tagged elsewhere.`,
      hint: 'Fetch the branch that made it, or make a hotfix of this line: --hotfix',
    };
  return null;
}

function sinceTag(current: string, { nearestTag, highestTag }: Sources, { nearest, highest }: Known): string | null {
  if (same(nearest, current)) return nearestTag;
  if (same(highest, current)) return highestTag;
  return nearestTag;
}

function foreignTags({ nearestTag, highestTag, prefix }: Sources): string[] {
  return [...new Set([nearestTag, highestTag])].flatMap((tag) =>
    tag === null || versionIn(tag, prefix) !== null
      ? []
      : [`The tag ${tag} is not "${prefix}" and a version, so it does not count.`],
  );
}

/** Versions that tools write where the tags know better. */
function isPlaceholder(version: string): boolean {
  return /^0\.0\.0(?:$|-)/.test(version);
}

/** Whether a version is the very next one of another, by any increment. */
function follows(version: string, before: string | null): boolean {
  return before !== null && (['patch', 'minor', 'major'] as const).some((level) => inc(before, level) === version);
}

function highestOf(versions: readonly string[]): string | null {
  const readable = versions.flatMap((version) => valid(version) ?? []);
  const releases = readable.filter((version) => !version.includes('-'));
  return (releases.length > 0 ? releases : readable).toSorted(compare).at(-1) ?? null;
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && compare(a, b) === 0;
}

/** Nothing is below everything, and above nothing. */
function isAbove(a: string | null, b: string | null): boolean {
  return a !== null && (b === null || compare(a, b) > 0);
}
