import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { incidentWith } from '../support/incident.ts';
import { after, HEALTHY, NOW, OPEN_AND_RESOLVED, TROUBLED } from '../support/machine.ts';
import { reading } from '../support/readings.ts';

const TROUBLE = after(TROUBLED, OPEN_AND_RESOLVED);

const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('Home', () => {
  it.each([
    [200, 50],
    [120, 36],
    [80, 24],
    [60, 15],
    [40, 10],
  ])('says what is wrong first and fits %ix%i', async (cols, rows) => {
    await using app = await renderConsole({ ...TROUBLE, cols, rows });
    const lines = app.screen().split('\n');
    expect(lines.length).toBeLessThanOrEqual(rows);
    expect(app.screen()).toMatch(/✘ health-mo/);
    expect(app.screen()).toContain('⚠ /data');
    expect(app.screen()).toContain('Services 92 %');
    expect(app.screen()).toContain('Agents 87 %'.slice(0, cols > 40 ? 11 : 1));
  });

  it('shows a service with its state, its looks by shape, for how long and how often it was up', async () => {
    await using app = await renderConsole({ ...TROUBLE, cols: 120, rows: 36 });
    expect(line(app.screen(), '✘ health-monitor')).toMatch(/failed +▇+▁+ +4 m +97\.\d %/);
    expect(line(app.screen(), '● api /health')).toMatch(/healthy +▇+ +12 ms +99\.0 %/);
    expect(app.screen()).toMatch(/○ worker +stopped/);
  });

  it('shows the score of the last days by shape, where there is room and more than one is known', async () => {
    const days = [null, 50, 75, 100, 87, 20, 93];
    await using app = await renderConsole({ ...TROUBLE, days });
    expect(line(app.screen(), 'ana@atlas')).toMatch(/ ·▁▅█▆▁▇ {2}\d+ attention/);
    await using plain = await renderConsole({ ...TROUBLE, days, session: { ascii: true } });
    expect(line(plain.screen(), 'ana@atlas')).toMatch(/ \._-#=_= {2}\d+ attention/);
    await using narrow = await renderConsole({ ...TROUBLE, days, cols: 60, rows: 15 });
    expect(narrow.screen()).not.toContain('▁▅█');
    await using first = await renderConsole({ ...TROUBLE, days: [null, null, 93] });
    expect(first.screen()).not.toContain('·▇');
  });

  it('has no uptime without history', async () => {
    await using app = await renderConsole({ ...TROUBLE, past: {}, cols: 120, rows: 36 });
    expect(line(app.screen(), '✘ health-monitor')).toMatch(/failed +·+▁ +4 m +│/);
  });

  it('shows a machine: percentages as bars, what is free, when it is full', async () => {
    await using app = await renderConsole({ ...TROUBLE, cols: 160, rows: 40 });
    expect(line(app.screen(), 'Mem ')).toMatch(/Mem +52 % +━+─+ +12\.4 of 23\.6 GiB/);
    expect(line(app.screen(), '⚠ /data ')).toMatch(/91 % +━+─+ +9 GiB free, full in 6 d/);
    expect(app.screen()).not.toContain('Swap');
  });

  it('shows swap once it is used', async () => {
    const used = TROUBLED.map((each) => (each.kind === 'swap' ? { ...each, value: 12, summary: '1 of 8 GiB' } : each));
    await using app = await renderConsole({ ...after(used), cols: 120, rows: 36 });
    expect(line(app.screen(), 'Swap')).toMatch(/12 % .*1 of 8 GiB/);
  });

  it('shows projects in columns, and why one could not be read', async () => {
    await using app = await renderConsole({ ...TROUBLE, cols: 120, rows: 36 });
    expect(line(app.screen(), 'billing  ')).toMatch(/main ↑2 +5 changed +CI ✘ +v1\.9\.0 +\+9/);
    expect(app.screen()).toMatch(/\? legacy-imp\S* +git did not answer within 10 s/);
  });

  it('tells an old number from a fresh one', async () => {
    const old = [reading('http:api', { takenAt: NOW - 5 * 60_000 }), reading('http:web', { takenAt: NOW })];
    await using app = await renderConsole({ ...after(old), cols: 120, rows: 36 });
    expect(line(app.screen(), ' api ')).toContain('5 m old');
    expect(line(app.screen(), ' web ')).not.toContain('old');
  });

  it('opens the selected row, and all rows of a panel from the line that stands for them', async () => {
    await using app = await renderConsole({ ...TROUBLE, cols: 80, rows: 24 });
    await app.press('down', 'down');
    expect(line(app.screen(), '❯')).toContain('2 more, 1 not healthy');
    await app.press('enter');
    expect(line(app.screen(), '❯')).toContain('3 more fail');
    expect(app.screen()).toContain('api latency');
    await app.press('up', 'enter');
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'incident', id: 'i-2' });
  });

  it('counts incidents as their place does; what else fails is told apart and named', async () => {
    await using app = await renderConsole({ ...TROUBLE, cols: 120, rows: 36 });
    expect(line(app.screen(), '4 Incidents')).toContain('4 Incidents 2');
    expect(line(app.screen(), '╭ Incidents')).toContain('2 open');
    expect(line(app.screen(), '3 more fail')).toMatch(/no incident +codex, billing, billing on GitHub/);
    const young = reading('http:web', { status: 'critical', title: 'web', summary: 'refused', since: NOW - 20_000 });
    await using first = await renderConsole({ ...after([young]), cols: 120, rows: 36 });
    expect(line(first.screen(), '╭ Incidents')).not.toContain('open');
    expect(line(first.screen(), '1 more fails')).toMatch(/no incident +web/);
    await using small = await renderConsole({ ...after([young]), cols: 60, rows: 15 });
    expect(small.screen()).toMatch(/✘ web .*refused/);
  });

  it('keeps an incident whose check is good again, or gone, until it is closed', async () => {
    const parts = { summary: 'refused', openedAt: NOW - 600_000 };
    const incidents = [
      incidentWith({ id: 'i-1', checkId: 'http:web', title: 'web', ...parts }),
      incidentWith({ id: 'i-2', checkId: 'health:overall', title: 'Health', ...parts }),
    ];
    const good = reading('http:web', { status: 'ok', title: 'web', summary: '200', takenAt: NOW });
    await using app = await renderConsole({ ...after([good], incidents), cols: 160, rows: 40 });
    expect(line(app.screen(), '✘ web')).toMatch(/for 10 m +refused +good again/);
    expect(line(app.screen(), '✘ Health')).toContain('refused');
    await app.press('G', 's');
    expect(app.calls).toEqual(['silence health:overall']);
  });

  it('says that nothing is wrong, and which key adds something', async () => {
    await using good = await renderConsole({ ...after(HEALTHY), cols: 120, rows: 36 });
    expect(good.screen()).toContain('Nothing is wrong.');
    const some = [reading('cpu:host', { group: 'system', title: 'CPU', value: 3, unit: '%' })];
    await using bare = await renderConsole({ ...after(some), cols: 120, rows: 36 });
    expect(bare.screen()).toContain('No services yet. c adds one.');
    expect(bare.screen()).toContain('No git projects found. c adds one.');
  });

  it('acknowledges an open incident beside the problem', async () => {
    const told: string[] = [];
    const incidents = [
      incidentWith({
        id: 'i-17',
        checkId: 'service:health-monitor',
        title: 'health-monitor',
        summary: 'failed',
        openedAt: NOW - 240_000,
      }),
    ];
    await using app = await renderConsole({
      ...after(TROUBLED, incidents),
      watch: { acknowledge: (id) => void told.push(id) },
    });
    expect(line(app.screen(), '14:28, for 4 m')).toContain('a ack');
    await app.press('a');
    expect(told).toEqual(['i-17']);
  });
});
