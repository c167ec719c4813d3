import { describe, expect, it } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';

import { Recovering } from '../../../support/recovery/recovering.ts';

const SHOP = [{ id: 'db' }, { id: 'api', requires: ['db'] }, { id: 'web', requires: ['api'] }, { id: 'mail' }];

function shop(broken: string): Recovering {
  const recovering = new Recovering(SHOP);
  for (const { id } of SHOP) recovering.fake.add(id, id === broken ? 'failed' : 'running');
  return recovering;
}

describe('without a name', () => {
  it('the broken service is meant', async () => {
    const recovering = shop('api');
    await recovering.run({ level: 'restart' });
    expect(recovering.fake.acts).toEqual(['start api']);
  });

  it('one that runs and whose check is critical is broken', async () => {
    const recovering = shop('');
    recovering.says.set('http:mail', 'critical');
    const { plan } = await recovering.plan({ level: 'restart' });
    expect(plan.subject.id).toBe('mail');
  });

  it('nothing broken is nothing to do, which is not waited for', async () => {
    const recovering = shop('');
    const began = recovering.clock.now();
    const state = await recovering.run({ level: 'restart' });
    expect(state).toMatchObject({ state: 'done', exit: 3, result: { next: null, healthy: true } });
    expect(stepOf(state, 'validate').summary).toBe('nothing to do: no service is known');
    expect(recovering.clock.now() - began).toBeLessThan(2000);
    expect(whyNotUndoable(state)).toBe('it changed nothing');
  });

  it('nothing broken means every service where they are put in order', async () => {
    const recovering = shop('');
    await recovering.run({ level: 'order' });
    expect(recovering.fake.acts.filter((act) => act.startsWith('start'))).toHaveLength(4);
  });
});

describe('the level order', () => {
  it('takes what it needs and what needs it, and nobody else', async () => {
    const recovering = shop('api');
    await recovering.run({ level: 'order', services: ['api'] });
    expect(recovering.fake.acts).toEqual(['stop web', 'stop db', 'start db', 'start api', 'start web']);
  });

  it('is taken back to exactly what ran and what did not', async () => {
    const recovering = shop('api');
    await recovering.run({ level: 'order', services: ['api'] });
    await recovering.undo();
    const states = SHOP.map(({ id }) => recovering.fake.units.get(id)?.state);
    expect(states).toEqual(['running', 'stopped', 'running', 'running']);
  });
});

describe('what does not get healthy', () => {
  const flapping = (): Recovering => {
    const recovering = shop('api');
    // Ready for a moment, and not for as long as is wanted.
    recovering.clock.after(2500, () => void recovering.says.set('http:api', 'critical'));
    return recovering;
  };

  it('is kept where nobody can be asked, with the next level in the result', async () => {
    const recovering = flapping();
    const state = await recovering.run({ level: 'restart', services: ['api'] });
    expect(state).toMatchObject({ state: 'done', exit: 20, result: { next: 'order', healthy: false } });
    expect(whyNotUndoable(state)).toBeNull();
  });

  it('is taken back when the person says so', async () => {
    const recovering = flapping();
    recovering.ask = () => ({ value: 'undo' });
    const state = await recovering.run({ level: 'restart', services: ['api'] });
    expect(state).toMatchObject({ state: 'undone', exit: 5, error: { code: 'not-healthy' } });
    expect(recovering.fake.units.get('api')?.state).toBe('stopped');
  });

  it('is looked at again when the person says so', async () => {
    const recovering = flapping();
    recovering.ask = () => {
      recovering.says.set('http:api', 'ok');
      return { value: 'retry' };
    };
    expect(await recovering.run({ level: 'restart', services: ['api'] })).toMatchObject({ state: 'done', exit: 0 });
    expect(recovering.questions).toHaveLength(1);
  });

  it('that did not even start is taken back and offers the next level', async () => {
    const recovering = shop('api');
    const unit = recovering.fake.units.get('api');
    if (unit !== undefined) unit.becomes = 'failed';
    expect(await recovering.run({ level: 'order', services: ['api'] })).toMatchObject({
      state: 'undone',
      exit: 5,
      result: { next: 'reinstall' },
    });
  });
});

describe('a run that died', () => {
  it('does not stop again what it started before', async () => {
    const recovering = shop('');
    const { plan } = await recovering.plan({ level: 'restart', services: ['api'] });
    recovering.clock.after(700, () => recovering.control.hangUp());
    const { journals } = recovering;
    await recovering.start(plan);
    const acts = [...recovering.fake.acts];
    expect(acts).toEqual(['stop api', 'start api']);
    expect(await recovering.goOn('resume', journals.list()[0])).toMatchObject({ state: 'done', exit: 0 });
    expect(recovering.fake.acts).toEqual(acts);
  });
});

describe('how long it can be taken back', () => {
  it('older ones are forgotten when a newer one ends', async () => {
    const recovering = shop('api');
    recovering.facts = {
      ...recovering.facts,
      recovery: { ...recovering.facts.recovery, keep: { runs: 1, forMs: 1e9 } },
    };
    await recovering.run({ level: 'restart', services: ['api'] });
    await recovering.clock.pass(2000);
    await recovering.run({ level: 'restart', services: ['mail'] });
    const [newest = '', oldest = ''] = recovering.journals.list();
    await expect(recovering.undo(oldest)).rejects.toThrow('what was kept for that is gone');
    expect(await recovering.undo(newest)).toMatchObject({ state: 'undone' });
  });

  it('an older one is not taken back below a newer one of the same service', async () => {
    const recovering = shop('api');
    await recovering.run({ level: 'restart', services: ['api'] });
    await recovering.clock.pass(2000);
    await recovering.run({ level: 'order', services: ['api'] });
    const [newest = '', oldest = ''] = recovering.journals.list();
    await expect(recovering.undo(oldest)).rejects.toMatchObject({ code: 'newer-recovery', exit: 'refused' });
    await recovering.undo(newest);
    expect(await recovering.undo(oldest)).toMatchObject({ state: 'undone' });
  });
});
