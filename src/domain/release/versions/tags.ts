import compareBuild from 'semver/functions/compare-build.js';
import parseVersion from 'semver/functions/parse.js';

import { OpsError } from '#domain/errors.ts';

import { highest } from './order.ts';
import { isPlain } from './plain.ts';
import { tagPrefixes, USUAL } from './prefixes.ts';
import { isTagName } from './ref-name.ts';

/** How the tags of a project are written. */
export interface TagStyle {
  /** What stands before the version: `v`, nothing, `pkg@`. */
  readonly prefix: string;
  /** Other prefixes that are in use besides, the commonest first. */
  readonly others: readonly string[];
}

interface StyleOptions {
  /** Of one package among several: only tags that name it count. */
  readonly package?: string | null | undefined;
  /** What a person wants before the version; it holds as soon as one tag has it. */
  readonly asked?: string | null | undefined;
}

/**
 * The prefix that the tags of a project have in common: for a package of a monorepo one that names it, else `v` or none,
 * whichever most tags have, and the one of the highest version when both are as common. A project that has neither keeps
 * the one other prefix it has; several are those of packages, and are not taken.
 */
export function tagPrefix(
  tags: readonly string[],
  { package: name = null, asked = null }: StyleOptions = {},
): TagStyle {
  const candidates = asked === null ? tagPrefixes(name) : [...new Set([asked, ...tagPrefixes(name)])];
  const seen = candidates
    .map((prefix) => ({ prefix, versions: tags.flatMap((tag) => versionIn(tag, prefix) ?? []) }))
    .filter(({ versions }) => versions.length > 0)
    .toSorted(
      (a, b) =>
        b.versions.length - a.versions.length || compareBuild(highest(b.versions) ?? '', highest(a.versions) ?? ''),
    );
  const [first, ...others] = seen
    .map(({ prefix }) => prefix)
    .toSorted((a, b) => Number(b === asked) - Number(a === asked));
  if (first !== undefined) return { prefix: first, others };
  const own = name === null ? otherPrefixes(tags) : [];
  const [only] = own;
  if (own.length === 1 && only !== undefined) return { prefix: only, others: [] };
  return { prefix: asked ?? candidates[0] ?? USUAL, others: own };
}

/** What stands before a version in any of these tags. */
function otherPrefixes(tags: readonly string[]): string[] {
  const prefixes = tags.flatMap((tag) => {
    const prefix = /^(.*?)\d+\.\d+\.\d+(?:[-+].*)?$/.exec(tag)?.[1];
    return prefix !== undefined && versionIn(tag, prefix) !== null ? [prefix] : [];
  });
  return [...new Set(prefixes)];
}

/** The version that a tag names, null when it does not begin with this prefix or what follows is no version. */
export function versionIn(tag: string, prefix: string): string | null {
  const text = tag.slice(prefix.length);
  if (!tag.startsWith(prefix)) return null;
  if (isPlain(text)) return text;
  if (!/^\d/.test(text)) return null;
  const version = parseVersion(text);
  if (version === null) return null;
  return version.build.length === 0 ? version.version : `${version.version}+${version.build.join('.')}`;
}

/** The tag with the highest version, null when none has this prefix. */
export function highestTag(tags: readonly string[], prefix: string): string | null {
  const versions = tags.flatMap((tag) => versionIn(tag, prefix) ?? []);
  const best = highest(versions);
  return best === null ? null : `${prefix}${best}`;
}

/** The name of a release's tag. Throws OpsError `bad-tag` when git would not take it. */
export function tagName(prefix: string, version: string): string {
  const name = `${prefix}${version}`;
  if (isTagName(name)) return name;
  throw new OpsError('bad-tag', `git does not take "${name}" as the name of a tag.`, {
    hint: 'Change the tag prefix of the project: no spaces, no ~ ^ : ? * [ \\, no "..", no ".lock"',
    exit: 'usage',
  });
}
