import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { machineWatch } from '../support/machine-watch.ts';
import { after, NOW, RESOLVED, TROUBLED } from '../support/machine.ts';
import { reading } from '../support/readings.ts';
import { fakeBackupsDesk } from '../support/recovery/backups-desk.ts';

const open = async (checkId: string, more: Parameters<typeof renderConsole>[0] = {}) => {
  const app = await renderConsole({ ...after(TROUBLED, RESOLVED), watch: machineWatch, ...more });
  app.store.acts.push({ type: 'detail', checkId });
  await app.settle();
  return app;
};

describe('the detail view', () => {
  it('shows the value, why it is not ok and what to do', async () => {
    await using app = await open('disk:/data');
    await app.waitFor('found');
    expect(app.screen()).toContain('⚠ warning   for 5 h, since');
    expect(app.screen()).toContain('91 % used, 9 GiB free, full in 6 d');
    expect(app.screen()).toContain('next See what fills it: du -xh --max-depth=2 /data');
    expect(app.screen()).toContain('█▀█ ▀█');
  });

  it('says how it is judged and what it is worth', async () => {
    await using app = await open('disk:/data', { rows: 60 });
    expect(app.screen()).toMatch(/limits +warning from 85 %, critical from 95 %, better again\s/);
    expect(app.screen()).toMatch(/counts +for framework: brings \d+\.\d\d of \d+\.\d\d points, costs \d/);
    expect(app.screen()).toMatch(/days until full +6\.4 d/);
    await app.waitFor(/processor +Ryzen 7 5700G, 8 cores, 16 threads/);
  });

  it('draws history with its gap and changes the time with left and right', async () => {
    await using app = await open('cpu:host');
    await app.waitFor(/0 % █+/);
    expect(app.screen()).toContain('[1 h]');
    await app.press('right');
    await app.waitFor('[24 h]');
    await app.waitFor(/found ▇+·{2,}▇+/);
    await app.press('left', 'left');
    await app.waitFor('[90 d]');
    expect(await app.waitFor(/found ·{50,}▇+/)).toContain('[90 d]');
  });

  it('marks incidents on the time axis', async () => {
    await using app = await open('http:api');
    expect(await app.waitFor(/incidents +▲─+/)).toMatch(/found ▇+/);
  });

  it('leads from the check of the backups to the backups', async () => {
    const check = reading('backup:newest', { kind: 'backup', title: 'backup', status: 'warning' });
    const watch = { ...machineWatch, backups: fakeBackupsDesk().desk };
    await using app = await open('backup:newest', { ...after([...TROUBLED, check], RESOLVED), watch });
    await app.press('enter');
    expect(await app.waitFor('3 backups')).toContain('6 h ago');
  });

  it('moves through what is known, and keeps to its ends', async () => {
    await using app = await open('disk:/data', { cols: 80, rows: 24 });
    await app.waitFor('Machine', 200).catch(() => undefined);
    expect(app.screen()).toMatch(/About   1 to \d+ of \d+/);
    await app.press('G');
    expect(app.screen()).toContain('Samsung 980, NVMe');
    await app.press('g', 'up');
    expect(app.screen()).toContain('About   1 to');
  });

  it('tests and silences the check, and goes back', async () => {
    await using app = await open('disk:/data');
    await app.press('t', 's');
    expect(app.calls).toEqual(['runNow disk:/data', 'silence disk:/data']);
    await app.press('esc');
    expect(app.screen()).toContain('Services 92 %');
  });

  it('stays calm when the check disappears', async () => {
    await using app = await open('disk:/data');
    app.store.acts.retained(new Set(['cpu:host']));
    await app.settle();
    expect(app.screen()).toContain('This check no longer exists. esc goes back.');
  });

  it('says until when a paused check sleeps', async () => {
    const paused = reading('http:web', { pausedUntil: NOW + 3_600_000, takenAt: NOW });
    await using app = await open('http:web', after([paused]));
    expect(app.screen()).toMatch(/○ paused   until \d\d:\d\d, counts for nothing/);
  });

  it('has an answer where nothing is remembered', async () => {
    await using app = await open('git:docs', { watch: { account: () => Promise.reject(new Error('no file')) } });
    expect(await app.waitFor('Nothing is remembered of this time.')).toContain('git:docs');
  });
});
