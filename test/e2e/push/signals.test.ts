import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { heldStage } from '../../support/killing/held.ts';
import { doneSteps, type Point, startedPoints, WRITING } from '../../support/killing/points.ts';
import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { until } from '../../support/lab/until.ts';

const table: string[] = [];
let main = '';
let steps: readonly Point[] = [];
/** Those that are finished before anything else is done. */
let writing: readonly Point[] = [];
let done: readonly string[] = [];

beforeAll(async () => {
  main = await buildKilling();
  await using stage = await Stage.open({ main });
  await stage.push(['run', '--yes']);
  const records = await stage.records();
  steps = startedPoints(records);
  const reading = records.flatMap((record) =>
    record.type === 'planned' ? record.plan.steps.filter(({ reads }) => reads) : [],
  );
  const names = new Set(reading.map(({ id }) => id));
  writing = steps.filter(({ what }) => !names.has(what));
  done = doneSteps(records);
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} signals\n`));

/** What every step of a push comes to when signals arrive in it, and then `resume` when it stopped half way. */
async function signalled(
  signals: string,
  points: readonly Point[],
  wanted: (stage: Stage) => Promise<string> | string,
): Promise<string[]> {
  await using stage = await Stage.open({ main });
  const before = await stage.print();
  const problems: string[] = [];
  for (const { at, what } of points) {
    stage.reset();
    const first = await stage.push(['run', '--yes'], { killAt: `${at} ${signals}` });
    // In the last step there is nothing left to stop before.
    const right = what === steps.at(-1)?.what ? '0: one release' : await wanted(stage);
    const second = first.exitCode === 9 ? await stage.push(['resume']) : null;
    const told = `${first.exitCode}${second === null ? '' : `, then ${second.exitCode}`}: ${await verdict(stage, before)}`;
    table.push(`${signals.padEnd(14)} ${what.padEnd(26)} ${told}`);
    if (told !== right) problems.push(`${what}: ${told}, not ${right}\n${first.output}${second?.output}`);
  }
  return problems;
}

const every = (count: number, points: readonly Point[]) =>
  points.filter(({ what }, index) => index % count === 1 || what === 'push');

const arrived = async ({ remote }: Stage): Promise<boolean> => 'refs/tags/v1.1.0' in (await remote.refs());
const RESUMED = '9, then 0: one release';

describe('a signal in a step of a push', () => {
  it('is sent in each that it has', () => {
    expect(steps.map(({ what }) => what).toSorted()).toEqual(done.toSorted());
    expect(writing.map(({ what }) => what)).toEqual(expect.arrayContaining(WRITING));
  });

  it('HUP in every one leaves a run that resumes to one release (np and release-it end half way and know nothing of it, F9)', async () => {
    expect(await signalled('SIGHUP', steps, () => RESUMED)).toEqual([]);
  }, 600_000);

  it('INT takes back what can be, and stops where nothing can (release-it takes back its own side only, F11)', async () => {
    expect(
      await signalled('SIGINT', every(3, steps), async (stage) =>
        (await arrived(stage)) ? RESUMED : '130: as before',
      ),
    ).toEqual([]);
  }, 600_000);

  it('INT twice leaves a run that resumes to one release (no peer can go on, F9)', async () => {
    expect(await signalled('SIGINT SIGINT', every(3, writing), () => RESUMED)).toEqual([]);
  }, 600_000);
});

describe('a lost terminal', () => {
  it('lets the step end, and the run resumes to one release (release-it begins another one, F9)', async () => {
    const { stage, gate } = await heldStage('commit-msg');
    await using _ = stage;
    const session = stage.begin(['run', '--yes']);
    const { pid } = session;
    await gate.reached();
    session.hangUp();
    // The step may only end once the program knows that its window is gone.
    const told = async () => (await stage.records()).some(({ type }) => type === 'cancelled');
    await until(told, 'nobody told the run to stop');
    await gate.open();
    await until(() => !alive(pid), 'it never ended');
    const { exitCode, output } = await stage.push(['status']);
    expect([exitCode, output]).toEqual([9, expect.stringContaining('stopped')]);
    expect([(await stage.push(['resume'])).exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
