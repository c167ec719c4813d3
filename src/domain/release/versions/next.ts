import type { SemVer } from 'semver';
import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import parseVersion from 'semver/functions/parse.js';

import { OpsError } from '#domain/errors.ts';
import { above, type Level, LEVELS } from '#domain/release/bump/level.ts';
import type { Raise } from '#domain/release/bump/option.ts';

import { coreOf, counterOf, isIdentifier, preidOf } from './prerelease.ts';

/** The version of a project that never had one. */
export const FIRST = '0.1.0';

export interface NextOptions {
  /** Makes a prerelease of this line; an empty one has only its counter, as in 1.2.0-0. */
  readonly preid?: string | null | undefined;
  /** Build metadata, without the `+`. */
  readonly build?: string | null | undefined;
  /** Versions that exist already, from tags and registries: no counter is given twice. */
  readonly taken?: readonly string[] | undefined;
  /** The first counter of a prerelease line. Default 0, as npm counts. */
  readonly base?: 0 | 1 | undefined;
  /** A version that the manifest carries and nobody released: the next one is never below it. */
  readonly unreleased?: string | null | undefined;
  /** A person named the increment: a first release starts from `unreleased`, and later ones do not look at it. */
  readonly asked?: boolean | undefined;
}

/**
 * The version after `current`, always above it. Null for `current` is a first release: `unreleased`, else 0.1.0.
 * With `preid` the line's core stays as long as the increment is not above the one the line stands for:
 * 1.2.0-rc.1 and minor give 1.2.0-rc.2, major gives 2.0.0-rc.0. Without, an increment ends the line: 1.2.0.
 * Throws OpsError: `usage` for a bad identifier or one that would go back, `downgrade` for an explicit version that is not
 * above `current`, `nothing-to-release` when `bump` is null after a release, `bad-version` for an unreadable one.
 */
export function nextVersion(current: string | null, bump: Raise | null, options: NextOptions = {}): string {
  const { preid = null, build = null } = options;
  if (preid !== null && preid !== '' && !validPreid(preid)) throw badIdentifier('prerelease identifier', preid);
  if (build !== null && !isIdentifier(build)) throw badIdentifier('build metadata', build);
  const next = chosen(current, bump, options);
  if (current !== null && compare(next, current) <= 0) throw goesBack(next, current);
  return build === null ? next : `${next.split('+')[0]}+${build}`;
}

function chosen(current: string | null, bump: Raise | null, options: NextOptions): string {
  const { preid = null, unreleased = null, asked = false } = options;
  if (isExplicit(bump)) return explicit(bump.slice('explicit:'.length));
  const written = unreleased === null ? null : read(unreleased);
  if (current === null) {
    if (asked && bump !== null) return raised(written ?? read('0.0.0'), bump, options);
    const first = written === null || coreOf(written) === '0.0.0' ? read(FIRST) : written;
    return preid === null ? settled(first) : counted(coreOf(first), preid, options);
  }
  if (bump === null)
    throw new OpsError('nothing-to-release', `No commit since ${current} asks for a release.`, {
      hint: 'To release all the same, say which version: --bump patch',
      exit: 'nothingToDo',
    });
  const next = raised(read(current), bump, options);
  if (written === null || asked || compare(written, next) <= 0) return next;
  if (preid === null) return settled(written);
  return compare(coreOf(written), coreOf(read(next))) > 0 ? counted(coreOf(written), preid, options) : next;
}

/** A version written for work in progress stands for the release it leads to. */
function settled(version: SemVer): string {
  return /^(?:dev|snapshot|development|pre)\b/i.test(preidOf(version) ?? '') ? coreOf(version) : version.version;
}

type Explicit = `explicit:${string}`;
type Named = Exclude<Raise, Explicit>;

function isExplicit(bump: Raise | null): bump is Explicit {
  return bump?.startsWith('explicit:') === true;
}

const PRE = { premajor: 'major', preminor: 'minor', prepatch: 'patch' } as const;

function raised(current: SemVer, bump: Named, options: NextOptions): string {
  const line = preidOf(current);
  const preid = options.preid ?? null;
  switch (bump) {
    case 'premajor':
    case 'preminor':
    case 'prepatch':
      return counted(increase(coreOf(current), PRE[bump]), preid ?? '', options);
    case 'prerelease':
      return counted(
        line === null ? increase(coreOf(current), 'patch') : coreOf(current),
        preid ?? line ?? '',
        options,
        current,
      );
    case 'release':
      if (line !== null) return coreOf(current);
      throw new OpsError('usage', `${current.version} is not a prerelease, so there is nothing to end.`, {
        hint: 'Ask for major, minor or patch',
        exit: 'usage',
      });
    case 'major':
    case 'minor':
    case 'patch':
      if (preid === null) return increase(current.version, bump);
      if (line === null || above(bump, levelOfLine(current)))
        return counted(increase(coreOf(current), bump), preid, options);
      return counted(coreOf(current), preid, options, current);
  }
}

/** What a prerelease line stands for: 2.0.0-rc.1 for a major, 1.2.0-rc.1 for a minor, 1.2.3-rc.1 for a patch. */
function levelOfLine({ minor, patch }: SemVer): Level {
  return patch !== 0 ? LEVELS[0] : minor !== 0 ? LEVELS[1] : LEVELS[2];
}

/** The next free counter of a line; `current` is counted as taken when it is on that line. */
function counted(core: string, preid: string, { taken = [], base = 0 }: NextOptions, current?: SemVer): string {
  const used = [...taken.flatMap((text) => parseVersion(text) ?? []), ...(current ? [current] : [])].filter(
    (version) => coreOf(version) === core && preidOf(version) === preid,
  );
  const counters = used.flatMap((version) => counterOf(version) ?? []);
  const next = Math.max(base - 1, ...counters) + 1;
  if (next >= Number.MAX_SAFE_INTEGER) throw tooBig(`${core}-${preid}`);
  return `${core}-${preid === '' ? '' : `${preid}.`}${next}`;
}

function increase(version: string, level: Level): string {
  const next = inc(version, level);
  if (next === null || parseVersion(next) === null) throw tooBig(version);
  return next;
}

function explicit(text: string): string {
  const version = read(text);
  return version.build.length === 0 ? version.version : `${version.version}+${version.build.join('.')}`;
}

function read(text: string): SemVer {
  const version = parseVersion(text);
  if (version !== null) return version;
  throw new OpsError('bad-version', `"${text}" is not a semantic version.`, {
    hint: 'Write it as X.Y.Z',
    exit: 'usage',
  });
}

function validPreid(preid: string): boolean {
  return isIdentifier(preid) && parseVersion(`1.0.0-${preid}`) !== null;
}

function badIdentifier(what: string, text: string): OpsError {
  return new OpsError('usage', `"${text}" is not a ${what}.`, {
    hint: 'Use letters, digits and hyphens, with dots between parts, as in rc or beta.2',
    exit: 'usage',
  });
}

function goesBack(next: string, current: string): OpsError {
  return new OpsError('downgrade', `${next} is not above ${current}, which is released.`, {
    hint: 'Versions only go up; name a higher one, or a prerelease identifier that sorts after the last one',
    exit: 'refused',
  });
}

function tooBig(version: string): OpsError {
  return new OpsError('bad-version', `The number after ${version} is too big for a semantic version.`, {
    hint: 'Name the next version with --bump X.Y.Z',
    exit: 'usage',
  });
}
