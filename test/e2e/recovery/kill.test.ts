import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';

import { buildKillingRecovery } from '../../support/recovery/killing/build.ts';
import {
  IN_INSTALL,
  killedAt,
  recoveryPoints,
  type WayBack,
  WAYS,
  writtenSteps,
} from '../../support/recovery/killing/matrix.ts';
import { RecoveryStage } from '../../support/recovery/killing/stage.ts';

/** The deepest level has the steps of all others. */
const LEVEL = 'restore';
const WRITES = ['stop-act-memory', 'snapshot', 'reset', 'reinstall', 'restore-0', 'start-act-memory'];
const table: string[] = [];
let built: Awaited<ReturnType<typeof buildKillingRecovery>>;
let records: readonly JournalRecord[] = [];

beforeAll(async () => {
  built = await buildKillingRecovery();
  await using stage = await RecoveryStage.open(built.main, 'all', LEVEL);
  await stage.reset();
  const { code, stdout, stderr } = await stage.begin();
  if (code !== 0) throw new Error(`nothing was recovered: ${stdout}${stderr}`);
  records = stage.records();
});
afterAll(() => {
  built[Symbol.dispose]();
  process.stdout.write(`${table.toSorted().join('\n')}\n${table.length} kills\n`);
});

/** Every point, on a stage of its own. */
async function matrix(way: WayBack): Promise<string[]> {
  await using stage = await RecoveryStage.open(built.main, 'all', LEVEL);
  await stage.reset();
  const before = await stage.print();
  const problems: string[] = [];
  for (const point of [...recoveryPoints(records, way), IN_INSTALL]) {
    const { row, problem } = await killedAt(stage, point, way, before);
    table.push(row);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

describe('a whole recovery of a checkout with every kind of dirt, killed before and after every step', () => {
  it('is as before, byte for byte, when it is resumed and then undone, and when it is undone at once', async () => {
    expect(writtenSteps(records)).toEqual(expect.arrayContaining(WRITES));
    const problems = await Promise.all(WAYS.map(matrix));
    expect(problems.flat()).toEqual([]);
  }, 900_000);
});
