import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Point } from '../../support/killing/points.ts';
import { buildKillingRecovery } from '../../support/recovery/killing/build.ts';
import {
  IN_INSTALL,
  killedAt,
  recoveryPoints,
  type WayBack,
  writtenSteps,
} from '../../support/recovery/killing/matrix.ts';
import { RecoveryStage } from '../../support/recovery/killing/stage.ts';

/** The deepest level: it has the steps of all others. */
const LEVEL = 'reinstall';
const table: string[] = [];
let built: Awaited<ReturnType<typeof buildKillingRecovery>>;
let points: readonly Point[] = [];
let written: readonly string[] = [];

beforeAll(async () => {
  built = await buildKillingRecovery();
  await using stage = await RecoveryStage.open(built.main, 'all', LEVEL);
  await stage.reset();
  const { code, stdout, stderr } = await stage.begin();
  if (code !== 0) throw new Error(`nothing was recovered: ${stdout}${stderr}`);
  points = [...recoveryPoints(stage.records()), IN_INSTALL];
  written = writtenSteps(stage.records());
});
afterAll(() => {
  built[Symbol.dispose]();
  process.stdout.write(`${table.join('\n')}\n${table.length} kills\n`);
});

/** Every point, on a stage of its own. */
async function matrix(way: WayBack): Promise<string[]> {
  await using stage = await RecoveryStage.open(built.main, 'all', LEVEL);
  await stage.reset();
  const before = await stage.print();
  const problems: string[] = [];
  for (const point of points) {
    const { row, problem } = await killedAt(stage, point, way, before);
    table.push(row);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

describe('a whole recovery of a checkout with every kind of dirt, killed before and after every step', () => {
  it('is as before, byte for byte, when it is resumed and then undone, and when it is undone at once', async () => {
    expect(written).toEqual(expect.arrayContaining(['stop-act-memory', 'reinstall', 'start-act-memory']));
    const problems = await Promise.all([matrix('resume then undo'), matrix('undo at once')]);
    expect(problems.flat()).toEqual([]);
  }, 600_000);
});
