import type { JournalRecord } from '#domain/procedure/record.ts';
import { stepOf, runOf } from '#domain/procedure/run-state.ts';

import { killPoints, type Point } from '../../killing/points.ts';
import type { RecoveryStage } from './stage.ts';

/** What is done after the kill: gone on with and then taken back, or taken back at once. */
export const WAYS = ['resume then undo', 'undo at once'] as const;

export type WayBack = (typeof WAYS)[number];

/**
 * Before and after every step of a run, for one way back. What only reads leaves nothing behind: its end is the beginning of
 * the next step, so it is killed once, in its middle, and every other one of them for each way.
 */
export function recoveryPoints(records: readonly JournalRecord[], way: WayBack): readonly Point[] {
  const { plan } = runOf('', records);
  const reading = (plan?.steps ?? []).filter(({ reads }) => reads).map(({ id }) => id);
  return killPoints(records).filter(({ what }) => {
    const [, when, step = '', unsaid] = /^(before|after) ([\w-]+)(, unsaid)?$/.exec(what) ?? [];
    const at = reading.indexOf(step);
    // What was done and said differs from the beginning of the next step by that step's first record alone.
    if (when === 'after' && unsaid === undefined) return false;
    return at === -1 || (when === 'before' && at % 2 === WAYS.indexOf(way));
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
export const IN_INSTALL: Point = { at: 'install', what: 'in the middle of the install' };

interface Killed {
  /** One line of the table. */
  readonly row: string;
  /** What was wrong; null when the world is as it was, byte for byte, and every exit code says so. */
  readonly problem: string | null;
}

/** Kills a recovery at a point, brings it back, and says what came of it. */
export async function killedAt(
  stage: RecoveryStage,
  { at, what }: Point,
  way: WayBack,
  before: string,
): Promise<Killed> {
  stage.forget();
  const outcomes = [await stage.begin(at)];
  // Killed before its first record it never was.
  const begun = stage.records().length > 0;
  if (begun && way === 'resume then undo') outcomes.push(await stage.goOn('resume'));
  if (begun) outcomes.push(await stage.goOn('undo'));
  const after = await stage.print();
  const [first, ...others] = outcomes.map(({ code }) => code);
  const isRight = after === before && first === 'SIGKILL' && others.every((code) => code === 0);
  const told = `${[first, ...others].join(', then ')}: ${after === before ? 'as before' : 'not as before'}`;
  if (after !== before) await stage.reset();
  const row = `${way.padEnd(16)} ${what.padEnd(36)} ${told}`;
  const said = outcomes.map(({ stdout, stderr }) => `${stdout}${stderr}`).join('');
  return { row, problem: isRight ? null : `${row}\n${said}${difference(before, after)}` };
}

/** Lines that only one of two texts has. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  return [...gone, ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)].join('\n');
}
