import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { stepOf } from '#domain/procedure/run-state.ts';

import { Acting } from '../../../support/service/acting.ts';

describe('starting', () => {
  it('waits until the checks are good so many times in a row', async () => {
    const acting = new Acting([{ id: 'web', ready: { good: 2, everyMs: 100 } }]);
    acting.fake.add('web', 'stopped');
    acting.says.set('http:web', 'critical');
    acting.clock.after(5000, () => void acting.says.set('http:web', 'ok'));
    const state = await acting.run('start', ['web']);
    expect(state).toMatchObject({ state: 'done', exit: 0, result: { said: 'web: running as pid 101, http:web ok.' } });
    expect(acting.fake.acts).toEqual(['start web']);
    expect(stepOf(state, 'ready-web').tookMs).toBeGreaterThanOrEqual(4000);
  });

  it('shows the exact command', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'stopped');
    const { plan, asks } = await acting.plan('start', ['web']);
    expect(asks).toMatchObject({ title: 'Start web?', commands: ['fakectl start web'] });
    expect(plan.steps.find(({ id }) => id === 'act-web')).toMatchObject({
      commands: ['fakectl start web'],
      writes: 'web',
    });
  });

  it('is taken back when it does not get ready, and says what was seen', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 3000, everyMs: 100 } }]);
    acting.fake.add('web', 'stopped');
    acting.says.set('http:web', 'critical');
    expect(await acting.run('start', ['web'])).toMatchObject({
      state: 'undone',
      exit: 5,
      error: { code: 'not-ready', message: 'web is not ready after 3.0 s: http:web critical: critical.' },
    });
    expect(acting.fake.acts).toEqual(['start web', 'stop web']);
  });

  it('says what was seen last where the time ends in the middle of a look', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 2000, everyMs: 100 } }]);
    acting.fake.add('web', 'stopped');
    let looks = 0;
    acting.world = {
      ...acting.world,
      gate: (_ids, signal) =>
        ++looks === 1
          ? Promise.resolve([{ id: 'http:web', status: 'critical', summary: 'answers 503' }])
          : new Promise((resolve) => signal.addEventListener('abort', () => resolve([]), { once: true })),
    };
    const { error } = await acting.run('start', ['web']);
    expect(looks).toBe(2);
    expect(error?.message).toBe('web is not ready after 2.0 s: http:web critical: answers 503.');
  });

  it('fails before its time when the service ended by itself', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'stopped', { becomes: 'failed' });
    const state = await acting.run('start', ['web']);
    // Nothing runs, as before; there is nothing to stop.
    expect(state).toMatchObject({
      state: 'undone',
      exit: 5,
      error: { message: 'web is not ready: it is failed: exit 3, it failed.' },
    });
    expect(acting.fake.acts).toEqual(['start web']);
    expect(stepOf(state, 'ready-web').tookMs).toBeLessThan(5000);
  });

  it('has nothing to do for what runs', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running');
    const { isNeeded, findings } = await acting.plan('start', ['web']);
    expect(isNeeded).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({ id: 'already', message: 'web: it runs already.', blocks: false }),
    ]);
  });

  it('is not ready with a check that does not exist', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 2000 } }]);
    acting.fake.add('web', 'stopped');
    acting.world = { ...acting.world, gate: () => Promise.resolve([]) };
    const state = await acting.run('start', ['web']);
    expect(state.error?.message).toContain('http:web missing: there is no such check');
  });
});

describe('restarting', () => {
  it('is done when another process is ready', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running');
    expect(await acting.run('restart', ['web'])).toMatchObject({
      state: 'done',
      result: { said: expect.stringContaining('pid 102') as string },
    });
  });

  it('that is not ready stays as it is, can be resumed, and then is done', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 2000 } }]);
    acting.fake.add('web', 'running');
    acting.says.set('http:web', 'unknown');
    expect(await acting.run('restart', ['web'])).toMatchObject({
      state: 'stopped',
      exit: 9,
      error: { code: 'not-ready' },
    });
    acting.says.delete('http:web');
    expect(await acting.goOn('resume')).toMatchObject({ state: 'done', exit: 0 });
    expect(acting.fake.acts).toEqual(['restart web']);
  });

  it('that left nothing running is not called undone', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running', { becomes: 'failed' });
    expect(await acting.run('restart', ['web'])).toMatchObject({ state: 'stopped', exit: 9 });
    expect(await acting.goOn('abort')).toMatchObject({ state: 'abandoned' });
  });

  it('that its manager refused changed nothing', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running', { refuses: new OpsError('act-failed', 'No.') });
    expect(await acting.run('restart', ['web'])).toMatchObject({ state: 'undone', exit: 5, error: { message: 'No.' } });
  });

  it('ends an earlier restart that was left half way', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 2000 } }, { id: 'db' }]);
    acting.fake.add('web', 'running');
    acting.says.set('http:web', 'critical');
    await acting.run('restart', ['web']);
    acting.says.delete('http:web');
    await acting.clock.pass(1000);
    await acting.run('restart', ['web']);
    const ends = acting.journals
      .list()
      .map((run) => acting.journals.read(run).findLast(({ type }) => type === 'ended'));
    expect(ends).toMatchObject([{ state: 'done' }, { state: 'abandoned', error: { code: 'superseded' } }]);
  });
});

describe('stopping', () => {
  it('waits until the process is gone', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running');
    expect(await acting.run('stop', ['web'])).toMatchObject({ state: 'done', result: { said: 'web: stopped.' } });
  });

  it('that does not come about is taken back by a start', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 1000 } }]);
    const unit = acting.fake.add('web', 'running');
    acting.fake.do = ({ action }) => void (unit.state = action === 'stop' ? 'stopping' : 'running');
    expect(await acting.run('stop', ['web'])).toMatchObject({ state: 'undone', exit: 5, error: { code: 'not-ready' } });
    expect(acting.fake.acts[0]).toBe('stop web');
    expect(unit.state).toBe('running');
  });

  it('says who cannot do without it', async () => {
    const acting = new Acting([{ id: 'db' }, { id: 'web', requires: ['db'] }]);
    acting.fake.add('db', 'running');
    const { asks } = await acting.plan('stop', ['db']);
    expect(asks.consequences).toContain('web needs it and will not work without it.');
  });
});

describe('the other actions', () => {
  it('enables, and finds it enabled', async () => {
    const acting = new Acting([{ id: 'web' }]);
    const unit = acting.fake.add('web', 'stopped');
    expect(await acting.run('enable', ['web'])).toMatchObject({
      state: 'done',
      result: { said: 'web: starts by itself from now on.' },
    });
    expect(unit.enabled).toBe(true);
  });

  it('does not believe a manager that accepted and did nothing', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'stopped', { enabled: true });
    acting.fake.do = () => undefined;
    expect(await acting.run('disable', ['web'])).toMatchObject({
      state: 'undone',
      exit: 5,
      error: { message: 'web: not done.' },
    });
  });

  it('kills, and is done when the old process is gone', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running');
    expect(await acting.run('kill', ['web'], 'KILL')).toMatchObject({ state: 'done', result: { said: 'web: ended.' } });
    expect(acting.events).toContainEqual(expect.objectContaining({ type: 'note', text: '$ fakectl kill -KILL web' }));
  });

  it.each(['HUP', 'USR1'] as const)('sends %s and waits for nothing', async (signal) => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', 'running');
    acting.fake.do = () => undefined;
    expect(await acting.run('kill', ['web'], signal)).toMatchObject({
      state: 'done',
      result: { said: 'web: running.' },
    });
  });

  it('reloads, with the same process, and looks whether it is still good', async () => {
    const acting = new Acting([{ id: 'web', ready: { withinMs: 1000 } }]);
    acting.fake.add('web', 'running');
    expect(await acting.run('reload', ['web'])).toMatchObject({ state: 'done' });
    acting.says.set('http:web', 'critical');
    expect(await acting.run('reload', ['web'])).toMatchObject({ state: 'stopped', exit: 9 });
  });
});

describe('what cannot be done', () => {
  it.each([
    ['start', 'masked', 'web: it is masked, so that it cannot start.'],
    ['start', 'not-found', 'web: its manager does not know it.'],
    ['reload', 'stopped', 'web: it does not run.'],
    ['restart', 'unknown', 'web: nobody knows how it is.'],
  ] as const)('%s of a unit that is %s is said before', async (action, state, message) => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web', state);
    const { findings } = await acting.plan(action, ['web']);
    expect(findings).toEqual([expect.objectContaining({ id: 'not-possible', message, blocks: true })]);
  });

  it('is said of a manager that hangs, within its time', async () => {
    const acting = new Acting([{ id: 'web' }]);
    acting.fake.add('web');
    acting.fake.hangs = true;
    const { findings } = await acting.plan('restart', ['web']).catch(() => ({ findings: [] }));
    expect(findings).toEqual([expect.objectContaining({ id: 'no-manager', blocks: true })]);
  });

  it('is found again before anything is written', async () => {
    const acting = new Acting([{ id: 'web' }]);
    const unit = acting.fake.add('web', 'running');
    const { plan } = await acting.plan('reload', ['web']);
    acting.fake.down(unit, 'stopped');
    const { startService } = await import('#services/procedures/service/start.ts');
    const { hostOf } = await import('#services/procedures/runs/host.ts');
    const host = hostOf(acting.world, { onEvent: () => undefined });
    const state = await acting.over(startService(acting.world, plan, { host, control: acting.control }));
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'not-possible' } });
    expect(acting.fake.acts).toEqual([]);
  });
});
