import lt from 'semver/functions/lt.js';
import parse from 'semver/functions/parse.js';
import valid from 'semver/functions/valid.js';
import validRange from 'semver/ranges/valid.js';

/** A dist-tag that a publish may set, and why; or why the one that was asked for may not be set, and which may. */
export type TagChoice =
  | { readonly state: 'chosen'; readonly tag: string; readonly why: string }
  | { readonly state: 'refused'; readonly reason: string; readonly instead: string };

export interface TagQuestion {
  /** The version to be published. */
  readonly version: string;
  /** Tags of the registry now; empty for a package that is not there yet. */
  readonly distTags: Readonly<Record<string, string>>;
  /** What the person or the project asks for; null leaves it to the rule. */
  readonly asked?: string | null | undefined;
}

/**
 * Who installs without a tag gets `latest`, so that one only ever moves forward along stable versions: a prerelease never
 * takes it, and neither does a fix of an older line. No tag moves backwards unless a person asks for that very tag.
 */
export function chooseDistTag({ version, distTags, asked = null }: TagQuestion): TagChoice {
  const own = ownTag(version, distTags);
  if (asked === null) return own;
  if (validRange(asked) !== null || !/^[a-z][\w.-]*$/i.test(asked))
    return { state: 'refused', reason: `${asked} can be mistaken for a version`, instead: own.tag };
  if (asked !== 'latest' || own.tag === 'latest') return { state: 'chosen', tag: asked, why: 'it was asked for' };
  return { state: 'refused', reason: own.why, instead: own.tag };
}

function ownTag(version: string, distTags: TagQuestion['distTags']) {
  const parsed = parse(version);
  const latest = parse(distTags['latest'] ?? '');
  const line = `release-${String(parsed?.major ?? 0)}.${latest?.major === parsed?.major ? `${String(parsed?.minor ?? 0)}.` : ''}x`;
  if (parsed === null) return chosen('next', `${version} is no semantic version`);
  if (parsed.prerelease.length > 0) {
    const tag = channel(parsed.prerelease);
    const behind = isBehind(version, distTags[tag]);
    const why = `${version} is a prerelease`;
    return behind
      ? chosen(`${line}-${tag}`, `${why}, and ${tag} is at ${distTags[tag] ?? ''} already`)
      : chosen(tag, why);
  }
  if (latest !== null && isBehind(version, latest.version))
    return chosen(line, `latest is at ${latest.version}, which is higher than ${version}`);
  return chosen('latest', latest === null ? 'it is the first stable version' : `it is higher than ${latest.version}`);
}

function chosen(tag: string, why: string) {
  return { state: 'chosen', tag, why } as const;
}

/** `beta` of `2.0.0-beta.1`, `next` of `2.0.0-1`. */
function channel([first]: readonly (string | number)[]): string {
  const name = String(first);
  return /^[a-z][a-z\d-]*$/i.test(name) && name !== 'latest' && validRange(name) === null ? name.toLowerCase() : 'next';
}

function isBehind(version: string, tagged: string | undefined): boolean {
  return tagged !== undefined && valid(tagged) !== null && lt(version, tagged);
}
