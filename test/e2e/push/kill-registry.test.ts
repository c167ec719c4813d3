import { afterAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point } from '../../support/killing/points.ts';
import { openShop, shelf, type Shop, taggedSum } from '../../support/killing/shop.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { managersMissing } from '../../support/lab/managers.ts';

/** From the first of them on a published package is released otherwise than a private one, which has its own matrix. */
const WRITING = ['pack-npm', 'tag', 'stage-npm', 'push', 'publish-npm', 'update-here'];
/** They leave nothing behind, so that one kill in each is all there is to meet. */
const READING = ['scan-packed', 'verify-remote', 'verify-npm'];

const table: string[] = [];
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length / 2} kills, ${table.length} ends\n`));

const WANTED = [
  ...WRITING.flatMap((step) => [`before ${step}`, `after ${step}, unsaid`, `after ${step}`]),
  ...READING.map((step) => `after ${step}, unsaid`),
  'before the end',
];

/** What a release that nobody kills comes to: the moments to kill it at, and the sum of its file. */
async function whole(shop: Shop): Promise<readonly [points: readonly Point[], sum: string]> {
  const { exitCode, output } = await shop.stage.push(['run', '--yes']);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
  const sum = await taggedSum(shop);
  expect([await verdict(shop.stage, ''), shelf(shop, sum)]).toEqual(['one release', 'published']);
  const points = killPoints(await shop.stage.records()).filter(({ what }) => WANTED.includes(what));
  expect(points.map(({ what }) => what).toSorted()).toEqual(WANTED.toSorted());
  return [points, sum];
}

/** Kills a release at these moments, each time from the start, and goes on with it or takes it back; answers what is wrong. */
async function killed({ stage, ...shop }: Shop, points: readonly Point[], sum: string): Promise<readonly string[]> {
  const problems: string[] = [];
  stage.reset();
  const before = await stage.print();
  for (const { at, what } of points) {
    stage.reset();
    const { exitCode } = await stage.push(['run', '--yes'], { killAt: at });
    if (exitCode !== -1) problems.push(`${what}: not killed`);
    const back = stage.keep();
    for (const how of ['resume', 'abort'] as const) {
      if (how === 'abort') back();
      const arrived = 'refs/tags/v1.1.0' in (await stage.remote.refs());
      const stood = shelf({ stage, ...shop }, sum);
      const { exitCode: code, output } = await stage.push([how]);
      const end = await verdict(stage, before);
      const told = `${code}: ${end}${end === 'as before' ? '' : `, ${shelf({ stage, ...shop }, sum)}`}`;
      const wanted =
        how === 'resume' ? '0: one release, published' : arrived ? `9: one release, ${stood}` : '0: as before';
      table.push(`${how.padEnd(7)} ${what.padEnd(30)} killed, then ${told}`);
      if (told !== wanted) problems.push(`${how} ${what}: ${told}, not ${wanted}\n${output}`);
    }
  }
  return problems;
}

describe('a push of a published package killed before and after every step from the packing on', () => {
  it('ends published exactly once, or as before on the registry too (A6, F7; np and release-it know nothing of it, F9)', async (ctx) => {
    const missing = await managersMissing();
    if (missing !== null) return ctx.skip(missing);
    const main = await buildKilling();
    await using one = await openShop(main);
    await using other = await openShop(main);
    const [points, sum] = await whole(one);
    const half = (which: number) => points.filter((_, index) => index % 2 === which);
    const problems = await Promise.all([killed(one, half(0), sum), killed(other, half(1), sum)]);
    expect(problems.flat()).toEqual([]);
  }, 600_000);
});
