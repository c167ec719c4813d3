import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runOf } from '#domain/procedure/run-state.ts';

import { RotationStage } from '../../support/credentials/killing/stage.ts';
import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point } from '../../support/killing/points.ts';

const WAYS = ['resume', 'abort'] as const;
const table: string[] = [];
let main = '';

beforeAll(async () => {
  main = await buildKilling('credentials');
});
afterAll(() => void process.stdout.write(`${table.toSorted().join('\n')}\n${table.length} kills\n`));

/** Before and after every step that writes; what only reads leaves nothing behind, so it is killed in its middle. */
function pointsOf(stage: RotationStage, way: (typeof WAYS)[number]): readonly Point[] {
  const { plan } = runOf('', stage.records());
  const reading = (plan?.steps ?? []).filter(({ reads }) => reads).map(({ id }) => id);
  return killPoints(stage.records()).filter(({ what }) => {
    const [, when, step = '', unsaid] = /^(before|after) ([\w-]+)(, unsaid)?$/.exec(what) ?? [];
    if (when === 'after' && unsaid === undefined) return false;
    const at = reading.indexOf(step);
    return at === -1 || (when === 'before' && at % WAYS.length === WAYS.indexOf(way));
  });
}

async function killedAt(stage: RotationStage, { at, what }: Point, way: (typeof WAYS)[number]): Promise<string[]> {
  stage.forget();
  const old = stage.value;
  const killed = await stage.run(at);
  const works = stage.works(stage.value);
  const begun = stage.records().length > 0;
  const end = begun ? await stage.goOn(way) : null;
  const isNew = stage.value !== old;
  const problems = await stage.problems();
  if (killed.code !== 'SIGKILL') problems.push(`it ended with ${killed.code}: ${killed.stdout}${killed.stderr}`);
  if (!works) problems.push('no key worked at once');
  if (isNew && stage.works(old)) problems.push('the old key is accepted');
  // Past the revocation there is no way back.
  const expected = !begun ? null : way === 'abort' && isNew ? 9 : 0;
  if ((end?.code ?? null) !== expected) problems.push(`it ended with ${end?.code}: ${end?.stdout}${end?.stderr}`);
  if (begun && way === 'resume' && !isNew) problems.push('it was not rotated');
  table.push(`${way.padEnd(6)} ${what.padEnd(32)} ${isNew ? 'new key' : 'old key'}${problems.length > 0 ? ' ✘' : ''}`);
  return problems.map((problem) => `${way} ${what}: ${problem}`);
}

describe('a rotation of a key that a service has, killed before and after each step', () => {
  it.concurrent.each(WAYS)(
    '%s: one key works, no other is left, the old one is refused, the service has the new one',
    async (way) => {
      await using stage = await RotationStage.open(main);
      expect(await stage.problems()).toEqual([]);
      const first = stage.value;
      const whole = await stage.run();
      expect(whole.code, `${whole.stdout}${whole.stderr}`).toBe(0);
      expect(await stage.problems()).toEqual([]);
      const problems: string[] = [];
      const points = pointsOf(stage, way);
      for (const point of points) problems.push(...(await killedAt(stage, point, way)));
      expect(problems).toEqual([]);
      expect(points.length).toBeGreaterThan(12);
      const kept = await stage.kept();
      for (const value of [first, stage.value]) expect(kept).not.toContain(value);
    },
    300_000,
  );
});
