import type { GoodDistance } from '#domain/emergency/recovery/outlook.ts';
import { judgedReleases, type JudgedRelease, type Seen } from '#domain/recovery/release.ts';
import { dayOf } from '#domain/score-days.ts';
import type { World } from '#services/ports/world.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';
import { tryGit } from '#services/procedures/push/facts/reader.ts';

import { releasesOf } from './releases.ts';

type GoodsWorld = Pick<World, 'state' | 'journals' | 'clock' | 'shell' | 'files' | 'environment'>;

export interface GoodsOf {
  readonly project: { readonly id: string; readonly top: string };
  /** Ids of the checks of the project and of its services. */
  readonly checks: readonly string[];
}

/** A release, whether it is known to be good, and how far it is from what is there now. */
export interface SeenRelease extends JudgedRelease {
  /** Null when git could not say. */
  readonly distance: GoodDistance | null;
}

const MOST = 20;
const SAMPLES = 100_000;
const NOON_MS = 12 * 3_600_000;

/**
 * Releases of a project to go back to, the newest first, those that are not proven included: a release is good when 24 h
 * without a critical reading followed it. At most 20. Reads only; never rejects for what git does not know.
 */
export async function knownGoods(world: GoodsWorld, of: GoodsOf, signal: AbortSignal): Promise<readonly SeenRelease[]> {
  const releases = releasesOf(world, of.project.id);
  if (releases.length === 0) return [];
  const since = Math.min(...releases.map(({ at }) => at));
  const judged = judgedReleases(releases, seenOf(world.state, of.checks, since), world.clock.now());
  return Promise.all(
    judged
      .slice(0, MOST)
      .map(async (one) => ({ ...one, distance: await distanceOf(world, of.project.top, one.commit, signal) })),
  );
}

/** Single readings are kept for two days, incidents for longer. */
function seenOf(state: World['state'], checks: readonly string[], since: number): Seen {
  const wanted = new Set(checks);
  const samples = checks.flatMap((id) => state.history(id, since, SAMPLES));
  const incidents = state.incidents(since).filter(({ checkId }) => wanted.has(checkId));
  const known = state.readings().filter(({ id, status }) => wanted.has(id) && status !== 'unknown');
  // On a day with a score the console looked; what it saw then is only kept where it was bad.
  const days =
    known.length === 0 ? [] : state.dailyScores('', dayOf(since)).map(({ day }) => Date.parse(day) + NOON_MS);
  const looks = [
    ...days,
    ...samples.filter(({ status }) => status !== 'unknown').map(({ at }) => at),
    ...incidents.flatMap(({ openedAt, closedAt }) => [openedAt, ...(closedAt === null ? [] : [closedAt])]),
    ...known.map(({ takenAt }) => takenAt),
  ].toSorted((a, b) => a - b);
  return {
    criticalAt: [
      ...samples.filter(({ status }) => status === 'critical').map(({ at }) => at),
      ...incidents.map(({ openedAt }) => openedAt),
    ],
    lookedAfter: (at) => looks.find((one) => one >= at) ?? null,
  };
}

const STAT = /(\d+) files? changed(?:, (\d+) insertions?\(\+\))?(?:, (\d+) deletions?\(-\))?/;

async function distanceOf(
  { shell, files, environment }: GoodsWorld,
  dir: string,
  commit: string,
  signal: AbortSignal,
): Promise<GoodDistance | null> {
  const reader = { shell, files, env: personEnvironment(environment) };
  try {
    const flags = ['--no-ext-diff', '--no-textconv', '--shortstat'];
    const [stat, count] = await Promise.all([
      tryGit(reader, { dir, signal }, 'diff', ...flags, 'HEAD', commit, '--'),
      tryGit(reader, { dir, signal }, 'rev-list', '--count', `${commit}..HEAD`, '--'),
    ]);
    if (stat.exitCode !== 0 || count.exitCode !== 0) return null;
    const [, changed = '0', insertions = '0', deletions = '0'] = STAT.exec(stat.stdout) ?? [];
    return {
      files: Number(changed),
      insertions: Number(insertions),
      deletions: Number(deletions),
      commits: Number(count.stdout.trim()),
    };
  } catch {
    return null;
  }
}
