import type { JournalRecord } from '#domain/procedure/record.ts';
import { stepOf, runOf } from '#domain/procedure/run-state.ts';

import { killPoints, type Point } from '../../killing/points.ts';
import type { Outcome } from '../../lab/run.ts';
import type { RecoveryStage } from './stage.ts';

/** What is done after the kill: gone on with and then taken back, or taken back at once. */
export const WAYS = ['resume then undo', 'undo at once'] as const;

export type WayBack = (typeof WAYS)[number];

/** Where a run is killed, and how it is brought back from there. */
export interface KilledAt extends Point {
  readonly ways: readonly WayBack[];
}

/**
 * Before and after every step of a run. What only reads leaves nothing behind: its end is the beginning of the next step, so it
 * is killed once, in its middle, and brought back in one way, the other one than the one before it.
 */
export function recoveryPoints(records: readonly JournalRecord[]): readonly KilledAt[] {
  const { plan } = runOf('', records);
  const reading = (plan?.steps ?? []).filter(({ reads }) => reads).map(({ id }) => id);
  return killPoints(records).flatMap((point): KilledAt[] => {
    const [, when, step = '', unsaid] = /^(before|after) ([\w-]+)(, unsaid)?$/.exec(point.what) ?? [];
    const at = reading.indexOf(step);
    // What was done and said differs from the beginning of the next step by that step's first record alone.
    if (when === 'after' && unsaid === undefined) return [];
    if (at === -1) return [{ ...point, ways: WAYS }];
    return when === 'before' ? [{ ...point, ways: WAYS.slice(at % 2, (at % 2) + 1) }] : [];
  });
}

/** Steps of a run that did something, of those that write. */
export function writtenSteps(records: readonly JournalRecord[]): readonly string[] {
  const run = runOf('', records);
  return (run.plan?.steps ?? [])
    .filter(({ id, reads }) => !reads && stepOf(run, id).state === 'done')
    .map(({ id }) => id);
}

/** Between deleting what was there and having it anew, where `npm ci` leaves nothing. */
export const IN_INSTALL: KilledAt = { at: 'install', what: 'in the middle of the install', ways: WAYS };

interface Killed {
  /** One line of the table. */
  readonly row: string;
  /** What was wrong; null when the world is as it was, byte for byte, and every exit code says so. */
  readonly problem: string | null;
}

/** Kills a recovery at a point once, brings it back in each of the ways from there, and says what came of each. */
export async function killedAt(
  stage: RecoveryStage,
  { at, what, ways }: KilledAt,
  before: string,
): Promise<readonly Killed[]> {
  stage.forget();
  const first = await stage.begin(at);
  // Killed before its first record it never was.
  const begun = stage.records().length > 0;
  const back = ways.length > 1 ? await stage.keep() : null;
  const came: Killed[] = [];
  for (const [turn, way] of ways.entries()) {
    if (turn > 0) await back?.();
    const outcomes = [first];
    if (begun && way === 'resume then undo') outcomes.push(await stage.goOn('resume'));
    if (begun) outcomes.push(await stage.goOn('undo'));
    came.push(judged(`${way.padEnd(16)} ${what.padEnd(36)}`, outcomes, before, await stage.print()));
  }
  if (came.some(({ problem }) => problem !== null)) await stage.reset();
  return came;
}

function judged(title: string, outcomes: readonly Outcome[], before: string, after: string): Killed {
  const [first, ...others] = outcomes.map(({ code }) => code);
  const isRight = after === before && first === 'SIGKILL' && others.every((code) => code === 0);
  const row = `${title} ${[first, ...others].join(', then ')}: ${after === before ? 'as before' : 'not as before'}`;
  const said = outcomes.map(({ stdout, stderr }) => `${stdout}${stderr}`).join('');
  return { row, problem: isRight ? null : `${row}\n${said}${difference(before, after)}` };
}

/** Lines that only one of two texts has. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  return [...gone, ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)].join('\n');
}
