import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints } from '../../support/killing/points.ts';
import { killedAt, WAYS } from '../../support/recovery/killing/matrix.ts';
import { RecoveryStage } from '../../support/recovery/killing/stage.ts';
import type { TreeKind } from '../../support/recovery/trees.ts';

/** Each alone; the tree that has all of them goes through every point elsewhere. */
const KINDS: readonly TreeKind[] = [
  ...(['staged', 'unstaged', 'untracked', 'ignored', 'renamed', 'mode-changed', 'symlinked'] as const),
  ...(['submodule', 'conflict', 'rebase'] as const),
];
/** Around the step that overwrites: one way back from the first, the other from the second; they change places from kind to kind. */
const POINTS = ['before reset', 'after reset, unsaid'];
const table: string[] = [];
let main = '';

beforeAll(async () => {
  main = await buildKilling('recovery');
});
afterAll(
  () =>
    void process.stdout.write(
      `A sample: each kind just before and just after it is overwritten, one way back each. Every step is that of the tree with all kinds.
${table.toSorted().join('\n')}\n${table.length} kills and ${KINDS.length} whole recoveries\n`,
    ),
);

/** A whole recovery that is taken back after its end, then one killed at each point. */
async function kind(name: TreeKind): Promise<string[]> {
  await using stage = await RecoveryStage.open(main, name, 'reset');
  await stage.reset();
  const before = await stage.print();
  const { code, stdout, stderr } = await stage.begin();
  expect(code, `${name}: ${stdout}${stderr}`).toBe(0);
  expect(await stage.print()).not.toBe(before);
  const known = killPoints(stage.records());
  expect((await stage.goOn('undo')).code).toBe(0);
  expect(await stage.print()).toBe(before);
  const problems: string[] = [];
  for (const [turn, what] of POINTS.entries()) {
    const way = WAYS[(KINDS.indexOf(name) + turn) % WAYS.length];
    const point = known.find((one) => one.what === what);
    if (point === undefined || way === undefined) throw new Error(`${name} has no point ${what}`);
    for (const { row, problem } of await killedAt(stage, { ...point, ways: [way] }, before)) {
      table.push(`${name.padEnd(13)} ${row}`);
      if (problem !== null) problems.push(`${name}: ${problem}`);
    }
  }
  return problems;
}

describe('a checkout with one kind of dirt, and a recovery of it that is killed where it overwrites', () => {
  it.concurrent.each(KINDS)(
    '%s: is as before, byte for byte',
    async (name) => {
      expect(await kind(name)).toEqual([]);
    },
    300_000,
  );
});
