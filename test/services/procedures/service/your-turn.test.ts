import { describe, expect, it } from 'vitest';

import type { Answer } from '#domain/procedure/question.ts';
import { stepOf } from '#domain/procedure/run-state.ts';

import { Acting } from '../../../support/service/acting.ts';

const SUDO = { why: 'this needs root', command: { file: 'sudo', args: ['fakectl', 'restart', 'web'] } };

/** A service that only root may restart, and a person who answers so. */
function turn(...answers: readonly (Answer | (() => Answer))[]) {
  const acting = new Acting([{ id: 'web', ready: { withinMs: 3000, everyMs: 100 } }]);
  acting.fake.add('web', 'running');
  acting.fake.refusal = () => SUDO;
  let next = 0;
  if (answers.length > 0)
    acting.ask = () => {
      const answer = answers[next++];
      if (answer === undefined) throw new Error('asked too often');
      return typeof answer === 'function' ? answer() : answer;
    };
  return acting;
}

describe('a step that needs rights', () => {
  it('shows the command, and is found before anything is written', async () => {
    const { findings } = await turn().plan('restart', ['web']);
    expect(findings).toEqual([
      {
        id: 'no-rights',
        service: 'web',
        message: 'web: this needs root.',
        command: 'sudo fakectl restart web',
        blocks: false,
      },
    ]);
  });

  it('is the turn of the person: they ran it here', async () => {
    const acting = turn(() => {
      acting.fake.do({ action: 'restart', unit: 'web' });
      return { value: 'run' };
    });
    const state = await acting.run('restart', ['web']);
    expect(state).toMatchObject({ state: 'done', exit: 0 });
    expect(acting.questions).toMatchObject([
      { kind: 'your-turn', title: 'Restart web: this needs root.', command: 'sudo fakectl restart web' },
    ]);
    expect(acting.fake.acts).toEqual([]);
    expect(stepOf(state, 'act-web').summary).toBe('done by you');
  });

  it('waits until it is done elsewhere', async () => {
    const acting = turn({ value: 'wait' });
    acting.clock.after(60_000, () => acting.fake.do({ action: 'restart', unit: 'web' }));
    const state = await acting.run('restart', ['web']);
    expect(state).toMatchObject({ state: 'done' });
    expect(stepOf(state, 'turn-web').tookMs).toBeGreaterThanOrEqual(50_000);
  });

  it('asks again when it was not done', async () => {
    const acting = turn({ value: 'run' }, { value: 'skip', reason: 'not today' });
    const state = await acting.run('restart', ['web']);
    expect(acting.questions[1]).toMatchObject({ lines: ['It is not done yet.'] });
    expect(stepOf(state, 'act-web')).toMatchObject({ state: 'skipped', summary: 'not today' });
    expect(state).toMatchObject({ state: 'done', exit: 20, result: { said: 'web: left as it is: not today.' } });
  });

  it('is stopped there by the person', async () => {
    const acting = turn({ value: 'end' });
    expect(await acting.run('restart', ['web'])).toMatchObject({ state: 'undone', exit: 5 });
    expect(acting.fake.acts).toEqual([]);
  });

  it('ends the waiting when the person wants to end', async () => {
    const acting = turn({ value: 'wait' });
    acting.clock.after(2000, () => acting.control.interrupt());
    expect(await acting.run('restart', ['web'])).toMatchObject({ state: 'undone', exit: 130 });
  });

  it('is refused where nobody can be asked', async () => {
    expect(await turn().run('restart', ['web'])).toMatchObject({
      state: 'undone',
      exit: 4,
      error: { code: 'needs-answer' },
    });
  });

  it('goes on by itself when the rights came meanwhile', async () => {
    const acting = turn();
    const { plan } = await acting.plan('restart', ['web']);
    expect(plan.steps.map(({ id }) => id)).toContain('turn-web');
    acting.fake.refusal = null;
    const { startService } = await import('#services/procedures/service/start.ts');
    const { hostOf } = await import('#services/procedures/runs/host.ts');
    const host = hostOf(acting.world, { onEvent: () => undefined });
    const state = await acting.over(startService(acting.world, plan, { host, control: acting.control }));
    expect(state).toMatchObject({ state: 'done' });
    expect(acting.fake.acts).toEqual(['restart web']);
  });

  it('says so when what was done by the person cannot be taken back without them', async () => {
    const acting = turn(() => {
      acting.fake.do({ action: 'start', unit: 'web' });
      return { value: 'run' };
    });
    const unit = acting.fake.units.get('web');
    if (unit !== undefined) acting.fake.down(unit, 'stopped');
    acting.says.set('http:web', 'critical');
    const state = await acting.run('start', ['web']);
    expect(state).toMatchObject({ state: 'undo-incomplete', exit: 11, error: { code: 'no-rights' } });
    expect(state.error?.hint).toBe('Run it yourself: sudo fakectl restart web');
  });
});
