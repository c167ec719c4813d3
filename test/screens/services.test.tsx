import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { machineWatch } from '../support/machine-watch.ts';
import { after, RESOLVED, TROUBLED } from '../support/machine.ts';
import { reading } from '../support/readings.ts';
import { fakeServicesDesk } from '../support/services-desk.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, desk = fakeServicesDesk()) => {
  const watch = { ...machineWatch, services: desk.desk, ...more.watch };
  const app = await renderConsole({ ...after(TROUBLED, RESOLVED), ...more, watch });
  await app.press('3');
  await app.waitFor(/Services/);
  return Object.assign(app, { acts: desk.acts });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('Services', () => {
  it('shows each in one row, the worst first: state, since when, what it uses, where it listens', async () => {
    await using app = await open({ cols: 180 });
    await app.waitFor('37 %');
    expect(line(app.screen(), '✘ health-monitor')).toMatch(/failed +4 m .*failed, exit 1: EADDRINUSE 7001/);
    expect(line(app.screen(), '● cache')).toMatch(/running .*MiB +40\d\d/);
    expect(line(app.screen(), '○ worker')).toContain('stopped by you');
  });

  it.each([
    [80, 24],
    [60, 15],
  ])('names what a killed daemon left behind, at %ix%i', async (cols, rows) => {
    const summary = 'checkout-worker (pid 41277) runs on its own. The daemon of PM2 does not run.';
    const data = { state: 'unknown', manager: 'pm2', unit: 'checkout-worker' };
    const left = reading('service:checkout-worker', { status: 'unknown', summary, data });
    await using app = await open({ cols, rows, arrived: [left] });
    await app.waitFor(/worst first[^]*checkout-worker/);
    expect(line(app.screen(), 'checkout-worker')).toMatch(/checkout-worker .* checkout-worker /);
    expect(app.screen()).toMatchSnapshot();
  });

  it('shows what the selected one is made of', async () => {
    await using app = await open();
    await app.waitFor('/etc/systemd/system/api.service');
    expect(app.screen()).toMatch(/environment +NODE_ENV PORT/);
    expect(app.screen()).toMatch(/needed by +gateway/);
    expect(app.screen()).toMatch(/Ready when/);
  });

  it('restarts after showing the exact command, with Cancel focused', async () => {
    await using app = await open();
    await app.press('r');
    await app.waitFor('systemctl restart health-monitor.service');
    await app.press('enter');
    expect(app.acts).toEqual([]);
    await app.press('r');
    await app.waitFor('Restart health-monitor?');
    await app.press('tab', 'enter');
    expect(app.acts).toEqual(['restart health-monitor']);
  });

  it('restarts from Home and from the detail view by the same key', async () => {
    await using app = await open();
    for (const keys of [['1'], ['enter']]) {
      await app.press(...keys);
      await app.waitFor('r restart');
      await app.press('r');
      await app.waitFor('Restart health-monitor?');
      await app.press('esc');
    }
    expect(app.acts).toEqual([]);
  });

  it('acts on all that are marked with one question', async () => {
    await using app = await open();
    await app.press('space', 'space', 'r');
    await app.waitFor(/Restart 2 services/);
    await app.press('tab', 'enter');
    expect(app.acts[0]).toMatch(/^restart health-monitor \S+$/);
  });

  it('lists what interrupts only in x, with the reason where it cannot be done', async () => {
    await using app = await open();
    await app.press('x');
    await app.waitFor('Stop health-monitor');
    expect(line(app.screen(), 'Stop health-monitor')).toContain('it does not run');
    expect(line(app.screen(), 'Restart all failed (1)')).not.toContain('none');
  });

  it('says why something cannot be done instead of asking', async () => {
    await using app = await open({}, fakeServicesDesk({ blocked: 'There is no service manager runit.' }));
    await app.press('r');
    await app.waitFor('There is no service manager runit.');
    expect(app.acts).toEqual([]);
  });

  it('does nothing in a read-only console, and says so', async () => {
    await using app = await open({ session: { readOnly: true } });
    await app.press('r');
    expect(app.screen()).toContain('read-only');
    expect(app.acts).toEqual([]);
  });

  it('finds by any word and sorts by use', async () => {
    await using app = await open({ cols: 160 });
    await app.press('/');
    await app.type('EADDR');
    expect(app.screen()).toContain('1 shown, ');
    await app.press('esc', 'S', 'S');
    await app.waitFor('by cpu');
  });

  it('says which key adds the first one', async () => {
    await using app = await open({ arrived: [reading('cpu:host')] });
    expect(app.screen()).toContain('No services found. c adds one.');
  });
});

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true }, 'no-color': { color: false } };

describe('the picture of services', () => {
  const picture = async (more: Parameters<typeof renderConsole>[0]) => {
    await using app = await open(more);
    await app.waitFor(/health-monitor/);
    await app.settle();
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/services-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/services-${name}.svg`);
  });
});
