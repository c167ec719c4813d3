import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point } from '../../support/killing/points.ts';
import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';

/** Every so many points of the first kill; the second one comes a few records further each time. */
const EVERY = 7;
const SECOND_AT = ['2 after', '3 before', '3 after', '4 before', '5 after', '6 before', '8 after'];
/** The record that also an abort writes which has nothing to take back. */
const ALWAYS_AT = '2 before';

const table: string[] = [];
let main = '';
let points: readonly Point[] = [];

beforeAll(async () => {
  main = await buildKilling();
  await using stage = await Stage.open({ main });
  await stage.push(['run', '--yes']);
  // Before the first record there is nothing that could be killed twice.
  points = killPoints(await stage.records()).filter(
    ({ what }, index) => what !== 'before the plan' && index % EVERY === 1,
  );
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} times killed twice\n`));

describe('a push that is killed, and killed again in its resume or abort', () => {
  it('ends in one release or as before with another one (no peer knows what it did, F9)', async () => {
    await using stage = await Stage.open({ main });
    const before = await stage.print();
    const problems: string[] = [];
    for (const [index, { at, what }] of points.entries()) {
      stage.reset();
      const first = (await stage.push(['run', '--yes'], { killAt: at })).exitCode;
      const back = stage.keep();
      for (const how of ['resume', 'abort'] as const) {
        if (how === 'abort') back();
        const codes = [first];
        const arrived = 'refs/tags/v1.1.0' in (await stage.remote.refs());
        let second = SECOND_AT[index % SECOND_AT.length] ?? '';
        let { exitCode } = await stage.push([how], { killAt: second });
        if (exitCode !== -1) {
          back();
          second = ALWAYS_AT;
          ({ exitCode } = await stage.push([how], { killAt: second }));
        }
        codes.push(exitCode);
        // A run that was killed after its last record is over.
        const last = await stage.push([how]);
        codes.push(last.exitCode);
        const end = await verdict(stage, before);
        const told = `${codes.map((code) => (code === -1 ? 'killed' : String(code))).join(', then ')}: ${end}`;
        table.push(`${how.padEnd(7)} ${what.padEnd(34)} and at ${second.padEnd(9)} ${told}`);
        const right = how === 'resume' || arrived ? 'one release' : 'as before';
        if (first !== -1 || exitCode !== -1) problems.push(`${how} ${what}: not killed twice`);
        if (end !== right || ![0, 3, arrived ? 9 : 0].includes(last.exitCode))
          problems.push(`${how} ${what}: ${told}\n${last.output}`);
      }
    }
    expect(problems).toEqual([]);
    // Each of the second moments was met.
    expect(points.length).toBeGreaterThanOrEqual(SECOND_AT.length);
  }, 600_000);
});
