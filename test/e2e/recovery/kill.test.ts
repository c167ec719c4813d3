import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';

import { buildKilling } from '../../support/killing/build.ts';
import {
  IN_INSTALL,
  killedAt,
  type KilledAt,
  recoveryPoints,
  writtenSteps,
} from '../../support/recovery/killing/matrix.ts';
import { RecoveryStage } from '../../support/recovery/killing/stage.ts';

/** The deepest level has the steps of all others. */
const LEVEL = 'restore';
const WRITES = ['stop-act-memory', 'snapshot', 'reset', 'reinstall', 'restore-0', 'start-act-memory'];
/** A new step of the deepest level is one more, or two where it writes. */
const POINTS = 39;
/** At a time: while one program waits, the other works. */
const LANES = 2;
const table: string[] = [];
let main = '';
let records: readonly JournalRecord[] = [];

beforeAll(async () => {
  main = await buildKilling('recovery');
  await using stage = await RecoveryStage.open(main, 'all', LEVEL);
  await stage.reset();
  const { code, stdout, stderr } = await stage.begin();
  if (code !== 0) throw new Error(`nothing was recovered: ${stdout}${stderr}`);
  records = stage.records();
});
afterAll(
  () => void process.stdout.write(`${table.toSorted().join('\n')}\n${table.length} ends of killed recoveries\n`),
);

/** Every so many of the points, on a stage of its own. */
async function matrix(points: readonly KilledAt[], lane: number): Promise<string[]> {
  await using stage = await RecoveryStage.open(main, 'all', LEVEL);
  await stage.reset();
  const before = await stage.print();
  const problems: string[] = [];
  for (const point of points.filter((_, index) => index % LANES === lane))
    for (const { row, problem } of await killedAt(stage, point, before)) {
      table.push(row);
      if (problem !== null) problems.push(problem);
    }
  return problems;
}

describe('a whole recovery of a checkout with every kind of dirt, killed before and after every step', () => {
  it('is as before, byte for byte, when it is resumed and then undone, and when it is undone at once', async () => {
    expect(writtenSteps(records)).toEqual(expect.arrayContaining(WRITES));
    const points = [...recoveryPoints(records), IN_INSTALL];
    expect(points.map(({ what }) => what)).toEqual(
      expect.arrayContaining(WRITES.flatMap((step) => [`before ${step}`, `after ${step}, unsaid`])),
    );
    expect(points).toHaveLength(POINTS);
    const problems = await Promise.all(Array.from({ length: LANES }, (_, lane) => matrix(points, lane)));
    expect(problems.flat()).toEqual([]);
    expect(table).toHaveLength(points.reduce((sum, { ways }) => sum + ways.length, 0));
  }, 900_000);
});
