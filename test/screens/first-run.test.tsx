import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';

import { renderConsole } from '../support/console.tsx';
import { fakeFirstRun } from '../support/machine-watch.ts';
import { after, TROUBLED } from '../support/machine.ts';

const open = async (change: object = {}) => {
  const { firstRun, written } = fakeFirstRun();
  const app = await renderConsole({ ...after(TROUBLED), watch: { firstRun: { ...firstRun, ...change } } });
  app.store.acts.push({ type: 'first-run' });
  await app.settle();
  return Object.assign(app, { written });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('the first run', () => {
  it('lists what was found and writes it after one key', async () => {
    await using app = await open();
    await app.waitFor('health-monitor.service');
    expect(line(app.screen(), 'billing')).toMatch(/✔ billing +~\/projects\/billing +github\.com\/ana\/billing/);
    expect(app.screen()).toMatch(/localhost:8002 +http +healthy/);
    expect(app.screen()).toContain('1 part did not answer in time   services of supervisor');
    expect(app.written).toEqual([]);
    await app.press('a');
    await app.waitFor('Wrote ~/.config/cpm-console/config.yaml.');
    expect(app.written).toHaveLength(1);
    expect(app.screen()).toContain('Services 92 %');
  });

  it('leaves out what is not wanted, also in the file', async () => {
    await using app = await open();
    await app.waitFor('billing');
    await app.press('space');
    expect(line(app.screen(), '❯')).toContain('○ billing');
    expect(app.screen()).toContain('Projects   2, 1 left out');
    await app.press('tab', 'space', 'enter');
    await app.waitFor('# What cpm-console looks after.');
    expect(app.screen()).toContain('- { id: notes, path: ~/projects/notes }');
    expect(app.screen()).not.toContain('id: billing');
    await app.press('a');
    await app.waitFor('Wrote');
    expect(app.written).toMatchObject([{ projects: [{ id: 'notes' }], services: [{ unit: 'api' }] }]);
  });

  it('takes in again what was left out', async () => {
    await using app = await open();
    await app.waitFor('billing');
    await app.press('space', 'space', 'a');
    await app.waitFor('Wrote');
    expect(app.written).toMatchObject([{ projects: [{ id: 'billing' }, { id: 'notes' }] }]);
  });

  it('goes on without, and writes nothing', async () => {
    await using app = await open();
    await app.waitFor('billing');
    await app.press('esc');
    await app.waitFor('Going on without a configuration.');
    expect(app.written).toEqual(['declined']);
  });

  it('stays when the file cannot be written', async () => {
    const write = () => Promise.reject(new OpsError('config-unwritable', 'The folder may not be written.'));
    await using app = await open({ write });
    await app.waitFor('billing');
    await app.press('a');
    await app.waitFor('The folder may not be written.');
    expect(app.screen()).toContain('nothing is written yet');
  });

  it('waits for the look, and accepts nothing before', async () => {
    const found = Promise.withResolvers<never>();
    await using app = await open({ find: () => found.promise });
    expect(app.screen()).toContain('Looking…');
    await app.press('a');
    expect(app.written).toEqual([]);
    found.reject(new OpsError('no-home', 'There is no home folder.'));
    await app.waitFor('✘ There is no home folder.');
    expect(app.written).toEqual([]);
  });

  it('says what to do when there is nothing', async () => {
    const nothing = { projects: [], services: [], agents: [], memory: null, frameworkRoot: null, unanswered: [] };
    await using app = await open({ find: () => Promise.resolve(nothing) });
    expect(await app.waitFor('Nothing was found.')).toContain('c adds what you want');
  });
});
