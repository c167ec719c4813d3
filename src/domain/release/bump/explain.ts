import compare from 'semver/functions/compare.js';
import parseVersion from 'semver/functions/parse.js';

import type { ParseOptions, ReleaseCommit } from '#domain/release/commits/commit.ts';
import { type Read, readAll } from '#domain/release/commits/reads.ts';
import { preidOf } from '#domain/release/versions/prerelease.ts';

import { higher, type Level } from './level.ts';
import { type Pair, revertPairs } from './pairs.ts';
import { weigh } from './weigh.ts';

/** One commit and its part in the version. */
export interface Why {
  readonly hash: string;
  readonly subject: string;
  readonly counts: Level | 'none';
  /** A few words, lower case, without a full stop. */
  readonly reason: string;
  /** Near misses and doubts, whole sentences. */
  readonly warnings: readonly string[];
}

export interface Bump {
  /** Null when nothing asks for a release. */
  readonly bump: Level | `explicit:${string}` | null;
  /** In the order of the commits. */
  readonly why: readonly Why[];
  /** The prerelease line that the current version is on and the next one stays on, as `rc`; null for none. */
  readonly preid: string | null;
}

interface Question extends ParseOptions {
  /** Since the last release, the oldest first; only what takes what back depends on the order. */
  readonly commits: readonly ReleaseCommit[];
  /** The version released last; null when there is none. */
  readonly current: string | null;
}

/**
 * Which part of the version the commits raise, explained one by one. Types by the letter of Conventional Commits: `feat` is
 * minor; `fix`, `perf` and `revert` are patch; breaking is major, below 1.0.0 minor; everything else releases nothing.
 * What was made and taken back counts nothing; the newest valid `Release-As` above the current version decides alone.
 * Takes any text and never throws; an unreadable `current` counts as none.
 */
export function explainBump({ commits, current, aliases }: Question): Bump {
  const version = current === null ? null : parseVersion(current);
  const reads = readAll(commits, { aliases });
  const pairs = revertPairs(reads);
  const context = { reads, pairs, zero: version === null || version.major === 0 };
  const why = reads.map((read, at) => whyOf(read, at, context));
  const level = why.reduce<Level | 'none'>((most, { counts }) => higher(most, counts), 'none');
  const released = version?.version ?? null;
  const asks = reads.some(({ parsed }) => parsed.releaseAs !== null);
  const asked = asks ? askedVersion(withoutPairs(reads, pairs), released) : null;
  return {
    bump: asked === null ? (level === 'none' ? null : level) : `explicit:${asked}`,
    why: asks ? why.map((one, at) => withDoubts(one, reads[at], released)) : why,
    preid: version === null ? null : preidOf(version),
  };
}

function withoutPairs(reads: readonly Read[], pairs: readonly Pair[]): readonly Read[] {
  const cancelled = new Set(pairs.flatMap(({ revert, target }) => [revert, target]));
  return reads.filter((_read, at) => !cancelled.has(at));
}

interface Context {
  readonly reads: readonly Read[];
  readonly pairs: readonly Pair[];
  readonly zero: boolean;
}

function whyOf({ commit, parsed }: Read, at: number, { reads, pairs, zero }: Context): Why {
  const { hash, subject } = commit;
  if (pairs.length === 0 && parsed.reverts === null) {
    const { counts, reason } = weigh(parsed, zero);
    return { hash, subject, counts, reason, warnings: parsed.nearMisses };
  }
  const taken = pairs.find(({ target }) => target === at);
  const takes = pairs.filter(({ revert }) => revert === at);
  const warnings = [...parsed.nearMisses];
  const nothing = (reason: string): Why => ({ hash, subject, counts: 'none', reason, warnings });
  if (taken) return nothing(`taken back by ${short(reads[taken.revert])}`);
  if (takes.length === 0 || parsed.breaking) {
    if (parsed.reverts?.merge === true)
      warnings.push('It takes a merge back; the commits that the merge brought still count.');
    return { hash, subject, ...weigh(parsed, zero), warnings };
  }
  if (takes.some(({ by }) => by === 'subject') && parsed.reverts?.hash !== undefined)
    warnings.push(
      `It names ${parsed.reverts.hash.slice(0, 7)}, which is not among these commits, so its subject decided.`,
    );
  const targets = takes.map(({ target }) => short(reads[target])).join(' and ');
  return nothing(`takes ${targets} back, so neither counts`);
}

function withDoubts(why: Why, read: Read | undefined, current: string | null): Why {
  const asked = read?.parsed.releaseAs ?? null;
  if (asked === null || isAbove(asked, current)) return why;
  const doubt = `"Release-As: ${asked}" is not above ${current}, so it does not count.`;
  return { ...why, warnings: [...why.warnings, doubt] };
}

function askedVersion(reads: readonly Read[], current: string | null): string | null {
  const asks = ({ parsed: { releaseAs } }: Read) => releaseAs !== null && isAbove(releaseAs, current);
  return reads.findLast(asks)?.parsed.releaseAs ?? null;
}

function isAbove(version: string, current: string | null): boolean {
  return current === null || compare(version, current) > 0;
}

function short(read: Read | undefined): string {
  return read?.commit.hash.slice(0, 7) ?? '';
}
