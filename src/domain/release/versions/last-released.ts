import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';

import { follows, highestOf, isAbove, same } from './order.ts';
import type { Source, Sources } from './sources.ts';
import { versionIn } from './tags.ts';

/** The sources as versions that can be compared; null for what says nothing. */
export interface Known {
  readonly manifest: string | null;
  readonly nearest: string | null;
  readonly highest: string | null;
  /** Everything published that is a version. */
  readonly registry: readonly string[];
  /** The highest of `registry`. */
  readonly published: string | null;
}

/** A version and who says that it was released. */
export interface Released {
  readonly version: string;
  readonly from: Source;
}

/** Reads the sources. Tags of another prefix and placeholders in the manifest say nothing. */
export function knownOf({ manifest, nearestTag, highestTag, registry, prefix }: Sources): Known {
  return {
    manifest: manifest === null || isPlaceholder(manifest) ? null : valid(manifest),
    nearest: nearestTag === null ? null : versionIn(nearestTag, prefix),
    highest: highestTag === null ? null : versionIn(highestTag, prefix),
    registry: (registry ?? []).flatMap((version) => valid(version) ?? []),
    published: highestOf(registry ?? []),
  };
}

/**
 * The release that this line stands on: the highest one that is not above the manifest, because the manifest says which line
 * is meant. A tag on HEAD's own history counts even above it, and without a manifest the nearest tag counts first.
 */
export function lastReleased(known: Known): Released | null {
  const line = onLine(known);
  return burned(known, line) ?? line;
}

function onLine({ manifest, nearest, highest, registry, published }: Known): Released | null {
  const tagged: Released | null = nearest === null ? null : { version: nearest, from: 'nearest tag' };
  const anywhere: Released | null = highest === null ? null : { version: highest, from: 'highest tag' };
  if (manifest === null)
    return tagged ?? anywhere ?? (published === null ? null : { version: published, from: 'registry' });
  if (isAbove(nearest, manifest)) return tagged;
  if ([nearest, highest, ...registry].some((version) => same(version, manifest)))
    return { version: manifest, from: 'manifest' };
  const below = registry
    .filter((version) => !isAbove(version, manifest))
    .toSorted(compare)
    .at(-1);
  const bought: Released | null = below === undefined ? null : { version: below, from: 'registry' };
  return [tagged, anywhere, bought]
    .filter((one) => one !== null)
    .filter(({ version }) => !isAbove(version, manifest))
    .reduce<Released | null>((best, one) => (isAbove(one.version, best?.version ?? null) ? one : best), null);
}

/** A version right after the line's that is published but tagged nowhere: its number is taken for ever. */
function burned({ highest, published }: Known, line: Released | null): Released | null {
  if (line === null || published === null || same(published, highest)) return null;
  return isAbove(published, line.version) && follows(published, line.version)
    ? { version: published, from: 'registry' }
    : null;
}

/** Versions that tools write where the tags know better. */
function isPlaceholder(version: string): boolean {
  return /^0\.0\.0(?:$|-)/.test(version);
}
