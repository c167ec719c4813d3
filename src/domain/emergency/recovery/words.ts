import { span } from '#domain/format.ts';

import type { GoodDistance, SeenBackup, SeenGood } from './outlook.ts';

const MINUTE = 60_000;

/** `known good: v2.4.1, released 2 d ago, healthy for 41 h after` */
export function goodLine(good: SeenGood | undefined, now: number): string {
  return good === undefined
    ? 'known good: none is recorded'
    : `known good: ${nameOfGood(good)}, ${reasonOf(good, now)}`;
}

/** Why it is good, with its age behind what happened then: `released 2 d ago, healthy for 41 h after`. */
export function reasonOf({ because, at }: Pick<SeenGood, 'because' | 'at'>, now: number): string {
  const [what = '', ...after] = because.split(', ');
  return [`${what} ${ageOf(at, now)}`, ...after].join(', ');
}

/** The tag, or the commit as people write it. */
export const nameOfGood = ({ tag, commit }: Pick<SeenGood, 'tag' | 'commit'>): string => tag ?? commit.slice(0, 7);

/** `last backup: 6 h ago, restore tested` */
export function backupLine(backup: SeenBackup | null, now: number): string {
  if (backup === null) return 'last backup: there is none';
  return `last backup: ${ageOf(backup.at, now)}, ${trustOf(backup)}`;
}

const ageOf = (at: number, now: number): string => (now - at < MINUTE ? 'just now' : `${span(now - at)} ago`);

/** How far a backup can be trusted, in words. */
export function trustOf({ verifiedAt, testedAt }: Pick<SeenBackup, 'verifiedAt' | 'testedAt'>): string {
  if (testedAt !== null) return 'restore tested';
  return verifiedAt === null ? 'never verified' : 'verified';
}

/** `9 files +214 -31, 3 commits back` */
export function distanceWords(distance: GoodDistance | null): string {
  if (distance === null) return 'git cannot compare it';
  const { files, insertions, deletions, commits } = distance;
  const back = commits === 0 ? '' : `, ${commits} ${commits === 1 ? 'commit' : 'commits'} back`;
  if (files === 0) return `same files as now${back}`;
  return `${files} ${files === 1 ? 'file' : 'files'} +${insertions} -${deletions}${back}`;
}
