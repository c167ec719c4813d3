import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point } from '../../support/killing/points.ts';
import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';

const table: string[] = [];
let main = '';
let points: readonly Point[] = [];

beforeAll(async () => {
  main = await buildKilling();
  await using stage = await Stage.open({ main });
  const { exitCode, output } = await stage.push(['run', '--yes']);
  if (exitCode !== 0) throw new Error(`nothing was released: ${output}`);
  points = killPoints(await stage.records());
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} kills\n`));

/** Kills a push at a point, goes on with it, and says what came of it. */
async function killed(stage: Stage, { at, what }: Point, how: 'resume' | 'abort', before: string): Promise<string> {
  stage.reset();
  const first = await stage.push(['run', '--yes'], { killAt: at });
  const arrived = 'refs/tags/v1.1.0' in (await stage.remote.refs());
  const begun = (await stage.records()).length > 0;
  const second = await stage.push([how]);
  const wanted = !begun
    ? 'killed, then 3: as before'
    : how === 'resume'
      ? 'killed, then 0: one release'
      : `killed, then ${arrived ? '9: one release' : '0: as before'}`;
  const told = `${first.exitCode === -1 ? 'killed' : 'not killed'}, then ${second.exitCode}: ${await verdict(stage, before)}`;
  table.push(`${how.padEnd(7)} ${what.padEnd(36)} ${told}`);
  return told === wanted ? 'right' : `${what}: ${told}, not ${wanted}\n${second.output}`;
}

describe.each(['resume', 'abort'] as const)('a push killed before and after every step, then %s', (how) => {
  it('ends in exactly one release or exactly as before (A6; release-it makes an empty second release, F9)', async () => {
    await using stage = await Stage.open({ main });
    const before = await stage.print();
    const seen = new Set<string>();
    for (const point of points) seen.add(await killed(stage, point, how, before));
    expect([...seen]).toEqual(['right']);
  }, 600_000);
});
