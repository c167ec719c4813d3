import { OpsError } from '#domain/errors.ts';
import type { Candidate } from '#domain/push/review.ts';
import { type Bump, explainBump } from '#domain/release/bump/explain.ts';
import { parseBumpOption, type Raise } from '#domain/release/bump/option.ts';
import type { ReleaseCommit } from '#domain/release/commits/commit.ts';
import { nextVersion } from '#domain/release/versions/next.ts';
import { fromPep440 } from '#domain/release/versions/pep440.ts';
import { type Reconciled, reconcile } from '#domain/release/versions/reconcile.ts';
import { highestTag, versionIn } from '#domain/release/versions/tags.ts';

import type { Sight } from './sight.ts';

/** Which version the project is at. */
export interface Standing extends Reconciled {
  readonly prefix: string;
  /** Versions that exist already. */
  readonly taken: readonly string[];
}

/** What the next version is, and what it could be. */
export interface Chosen {
  readonly bump: Bump;
  /** What is taken: the person's wish, else the commits'; null when there is nothing to release. */
  readonly raise: Raise | null;
  readonly next: string | null;
  readonly candidates: readonly Candidate[];
}

/** Where the version stands, from manifest, tags here and on the remote. */
export function standingOf({ facts, declared, remote, choices, publications }: Sight): Standing {
  const { prefix, tags: own, nearest } = facts;
  const tags = [...new Set([...own.map(({ name }) => name), ...(remote.refs?.tags.keys() ?? [])])];
  const known = publications.flatMap(({ look, publication }) =>
    look.state === 'present' ? look.versions.flatMap((version) => asSemver(version, publication.registry)) : [],
  );
  const reconciled = reconcile({
    manifest: declared.version,
    nearestTag: nearest?.tag ?? null,
    highestTag: highestTag(tags, prefix),
    registry: known.length === 0 ? null : known,
    prefix,
    hotfix: choices.kind === 'hotfix',
  });
  return { ...reconciled, prefix, taken: [...tags.flatMap((tag) => versionIn(tag, prefix) ?? []), ...known] };
}

/** The next version for these commits, oldest first. */
export function chooseVersion({ choices }: Sight, standing: Standing, commits: readonly ReleaseCommit[]): Chosen {
  const { current, unreleased, taken } = standing;
  const bump = explainBump({ commits, current });
  const wish = choices.bump === null ? null : parseBumpOption(choices.bump);
  const raise = wish ?? bump.bump ?? (current === null && commits.length > 0 ? 'patch' : null);
  const preid = choices.preid ?? (wish === null ? bump.preid : null);
  const options = { preid, taken, unreleased };
  const candidates = (['patch', 'minor', 'major'] as const).flatMap((level) => {
    const version = attempt(() => nextVersion(current, level, { taken, unreleased, asked: true }));
    return version === null ? [] : [{ bump: level, version, recommended: level === bump.bump }];
  });
  const next = raise === null ? null : nextVersion(current, raise, { ...options, asked: wish !== null });
  return { bump, raise, next, candidates: withChosen(candidates, raise, next) };
}

/** A version that is none of the three is offered too. */
function withChosen(candidates: readonly Candidate[], raise: Raise | null, next: string | null): readonly Candidate[] {
  if (next === null || raise === null) return candidates;
  const seen = new Set<string>();
  return [...candidates, { bump: raise, version: next, recommended: false }].filter(({ version }) => {
    if (seen.has(version)) return false;
    seen.add(version);
    return true;
  });
}

function attempt(make: () => string): string | null {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof OpsError) return null;
    throw thrown;
  }
}

/** Versions of Python that have no semantic form are none that we would give again. */
function asSemver(version: string, registry: 'npm' | 'pypi'): readonly string[] {
  if (registry === 'npm') return [version];
  const mapped = attempt(() => fromPep440(version));
  return mapped === null ? [] : [mapped];
}
