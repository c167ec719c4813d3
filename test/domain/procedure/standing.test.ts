import { describe, expect, it } from 'vitest';

import { phasesOf } from '#domain/procedure/phase-state.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import { byStanding, currentPhase, currentStep, standingOf } from '#domain/procedure/standing.ts';
import { waysOut } from '#domain/procedure/ways-out.ts';

import { done, halfWay, pushPlan, released, runAfterAll, RUN, started, testing } from '../../support/runs/plan.ts';

describe('the phases of a run', () => {
  it('stand as their steps stand', () => {
    expect(phasesOf(testing()).map(({ number, id, state }) => `${number} ${id} ${state}`)).toEqual([
      '1 validate done',
      '2 version done',
      '3 docs done',
      '4 tests running',
      '5 git waiting',
      '6 deploy waiting',
    ]);
    expect(phasesOf(testing())[0]?.tookMs).toBe(2400);
    expect(phasesOf(halfWay()).at(-1)?.state).toBe('failed');
  });

  it('are running between two of their steps, and partly done when nobody goes on', () => {
    expect(phasesOf(runAfterAll(done('tree')))[0]?.state).toBe('running');
    const stopped = { ...runAfterAll(done('tree')), state: 'stopped' as const };
    expect(phasesOf(stopped)[0]?.state).toBe('partly');
  });

  it('have the point of no return behind the one with the first step that cannot be taken back', () => {
    expect(phasesOf(testing()).flatMap(({ id, pointAfter }) => (pointAfter ? [id] : []))).toEqual(['git']);
    const local = pushPlan();
    const without = { ...local, steps: local.steps.map((step) => ({ ...step, irreversible: false })) };
    expect(phasesOf(runAfterAll([], without)).some(({ pointAfter }) => pointAfter)).toBe(false);
  });

  it('are skipped when all their steps are', () => {
    const plan = pushPlan();
    const steps = plan.steps.map((step) => (step.phase === 'docs' ? { ...step, skipped: 'no docs' } : step));
    expect(phasesOf(runAfterAll([], { ...plan, steps }))[2]?.state).toBe('skipped');
  });
});

describe('how a run stands', () => {
  it.each([
    ['running', testing(), 'here'],
    ['running', testing(), 'elsewhere'],
    ['unfinished', testing(), 'nowhere'],
    ['unfinished', halfWay(), 'nowhere'],
    ['done', released(), 'nowhere'],
    ['undoing', runAfterAll([...done('worktree'), { type: 'undoing', step: 'worktree' }]), 'here'],
    [
      'asking',
      runAfterAll([
        started('publish'),
        { type: 'asked', step: 'publish', question: { id: 'code', kind: 'secret', title: 'Code?' } },
      ]),
      'here',
    ],
  ] as const)('%s', (standing, state, where) => {
    expect(standingOf({ state, where })).toBe(standing);
  });

  it('knows the step at work, the one that failed and the next one', () => {
    expect(currentStep(testing())?.id).toBe('test');
    expect(currentPhase(testing())?.number).toBe(4);
    expect(currentStep(halfWay())?.id).toBe('publish');
    expect(currentStep(runAfterAll(done('tree')))?.id).toBe('ci');
    expect(currentStep(released())).toBeNull();
  });

  it('puts what runs first, then what is unfinished, then what ended, the newest first', () => {
    const items = [
      { state: released(), where: 'nowhere' },
      { state: { ...released(), run: 'later', startedAt: 9e12 }, where: 'nowhere' },
      { state: halfWay(), where: 'nowhere' },
      { state: testing(), where: 'here' },
    ] as const;
    expect(items.toSorted(byStanding).map((item) => `${standingOf(item)} ${item.state.run}`)).toEqual([
      `running ${RUN}`,
      `unfinished ${RUN}`,
      'done later',
      `done ${RUN}`,
    ]);
  });

  it('counts how runs went', () => {
    const undone = { ...halfWay(), state: 'undone' as const };
    const items = [released(), released(), undone, halfWay()].map((state) => ({ state, where: 'nowhere' as const }));
    expect(trackRecord(items)).toMatchObject({ ended: 3, done: 2 });
    expect(trackRecord([]).medianMs).toBeNull();
  });
});

describe('the ways out of a run that was left half way', () => {
  it('say what is out there, what resuming does, and that nothing is deleted', () => {
    const ways = waysOut(halfWay(), [
      { step: 'commit', state: 'done', text: '' },
      { step: 'push', state: 'done', text: 'main and v2.5.0 are on origin' },
      { step: 'publish', state: 'absent', text: '' },
    ]);
    expect(ways.now).toContain('push both at once (main and v2.5.0 are on origin)');
    expect(ways.now).toContain('npm publish');
    expect(ways.committed).toBe(true);
    expect(ways.resume).toBe('goes on with npm publish.');
    expect(ways.abort).toContain('nothing is deleted');
  });

  it('before the point of no return say what is taken back, the last thing first', () => {
    const ways = waysOut(testing(), [
      { step: 'worktree', state: 'done', text: '' },
      { step: 'version', state: 'done', text: '' },
    ]);
    expect(ways.committed).toBe(false);
    expect(ways.abort).toMatch(/^takes back npm test, CHANGELOG\.md, set the version, worktree\.$/);
  });

  it('take nothing for sure when the other side does not answer', () => {
    const ways = waysOut(halfWay(), [{ step: 'push', state: 'unclear', text: 'origin does not answer' }]);
    expect(ways.now).toContain('Nobody can tell: push both at once (origin does not answer)');
    expect(ways.committed).toBe(true);
  });
});
