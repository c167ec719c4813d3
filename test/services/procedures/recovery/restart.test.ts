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

  it('takes everything back when it does not get ready', async () => {
    const recovering = new Recovering([{ id: 'web', ready: { withinMs: 3000 } }]);
    recovering.fake.add('web', 'failed');
    recovering.says.set('http:web', 'critical');
    expect(await recovering.run({ level: 'restart', services: ['web'] })).toMatchObject({ state: 'undone', exit: 5 });
    expect(recovering.fake.acts).toEqual(['start web', 'stop web']);
  });
});
