import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point, unkilled, WRITING } from '../../support/killing/points.ts';
import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';

const table: string[] = [];
let main = '';
let records: readonly JournalRecord[] = [];
let points: readonly Point[] = [];

beforeAll(async () => {
  main = await buildKilling();
  await using stage = await Stage.open({ main });
  const { exitCode, output } = await stage.push(['run', '--yes']);
  if (exitCode !== 0) throw new Error(`nothing was released: ${output}`);
  records = await stage.records();
  points = killPoints(records);
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${points.length} kills, ${table.length} ends\n`));

type Way = 'resume' | 'abort';
const WAYS: readonly Way[] = ['resume', 'abort'];

/** Where a step was said to be over, the way alternates: a moment later the next one begins, and that is met in both. */
const waysFrom = ({ what }: Point, index: number): readonly Way[] =>
  what.startsWith('after ') && !what.endsWith(', unsaid') ? WAYS.slice(index % 2, (index % 2) + 1) : WAYS;

/** What came of a killed push that was gone on with, or taken back. */
async function ended(
  stage: Stage,
  how: Way,
  before: string,
): Promise<readonly [told: string, wanted: string, output: string]> {
  const arrived = 'refs/tags/v1.1.0' in (await stage.remote.refs());
  const begun = (await stage.records()).length > 0;
  const { exitCode, output } = await stage.push([how]);
  const wanted = !begun
    ? '3: as before'
    : how === 'resume'
      ? '0: one release'
      : arrived
        ? '9: one release'
        : '0: as before';
  return [`${exitCode}: ${await verdict(stage, before)}`, wanted, output];
}

describe('a push killed before and after every step', () => {
  it('is killed in each that it has', () => {
    expect(unkilled(records, points)).toEqual([]);
    const writing = WRITING.map((step) => `after ${step}, unsaid`);
    expect(points.map(({ what }) => what)).toEqual(expect.arrayContaining(writing));
  });

  it('ends in exactly one release or exactly as before (A6; release-it makes an empty second release, F9)', async () => {
    await using stage = await Stage.open({ main });
    const before = await stage.print();
    const problems: string[] = [];
    for (const [index, point] of points.entries()) {
      const { at, what } = point;
      stage.reset();
      const { exitCode } = await stage.push(['run', '--yes'], { killAt: at });
      if (exitCode !== -1) problems.push(`${what}: not killed`);
      const back = stage.keep();
      for (const [turn, how] of waysFrom(point, index).entries()) {
        if (turn > 0) back();
        const [told, wanted, output] = await ended(stage, how, before);
        table.push(`${how.padEnd(7)} ${what.padEnd(36)} killed, then ${told}`);
        if (told !== wanted) problems.push(`${how} ${what}: ${told}, not ${wanted}\n${output}`);
      }
    }
    expect(problems).toEqual([]);
  }, 900_000);
});
