import { describe, expect, it } from 'vitest';

import { Recovering } from '../../../support/recovery/recovering.ts';

describe('a recovery of level restart', () => {
  it('stops and starts one service and believes only what stays good', async () => {
    const recovering = new Recovering([{ id: 'web' }]);
    recovering.fake.add('web', 'running');
    const state = await recovering.run({ level: 'restart', services: ['web'] });
    expect(state).toMatchObject({ state: 'done', exit: 0 });
    expect(recovering.fake.acts).toEqual(['stop web', 'start web']);
  });

  it('only starts what does not run', async () => {
    const recovering = new Recovering([{ id: 'web' }]);
    recovering.fake.add('web', 'failed');
    expect(await recovering.run({ level: 'restart', services: ['web'] })).toMatchObject({ state: 'done' });
    expect(recovering.fake.acts).toEqual(['start web']);
  });

  it('is taken back after its end: what was stopped is stopped, what ran runs', async () => {
    const recovering = new Recovering([{ id: 'web' }, { id: 'worker', after: ['web'] }]);
    recovering.fake.add('web', 'failed');
    recovering.fake.add('worker', 'running');
    await recovering.run({ level: 'restart', services: ['web', 'worker'] });
    expect(recovering.fake.acts).toEqual(['stop worker', 'start web', 'start worker']);
    expect(await recovering.undo()).toMatchObject({ state: 'undone', exit: 0 });
    expect(recovering.fake.acts.slice(3)).toEqual(['stop worker', 'stop web', 'start worker']);
    await expect(recovering.undo()).rejects.toMatchObject({ code: 'not-undoable' });
  });

  it('takes everything back when it does not get ready', async () => {
    const recovering = new Recovering([{ id: 'web', ready: { withinMs: 3000 } }]);
    recovering.fake.add('web', 'failed');
    recovering.says.set('http:web', 'critical');
    expect(await recovering.run({ level: 'restart', services: ['web'] })).toMatchObject({ state: 'undone', exit: 5 });
    expect(recovering.fake.acts).toEqual(['start web', 'stop web']);
  });
});
