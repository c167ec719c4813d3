import { describe, expect, it } from 'vitest';

import type { Incident } from '#domain/incident.ts';

import { renderConsole } from '../support/console.tsx';
import { incidentWith } from '../support/incident.ts';
import { fakeIncidentsDesk, INCIDENTS } from '../support/incidents.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, NOW, TROUBLED } from '../support/machine.ts';

type Setup = NonNullable<Parameters<typeof renderConsole>[0]>;

const open = async (more: Setup = {}, incidents: readonly Incident[] = INCIDENTS) => {
  const fake = fakeIncidentsDesk(incidents);
  const app = await renderConsole({
    ...after(
      TROUBLED,
      incidents.filter(({ closedAt }) => closedAt === null),
    ),
    ...more,
    watch: { ...machineWatch, now: () => NOW, incidents: () => Promise.resolve(fake.desk), ...more.watch },
  });
  await app.press('4');
  await app.waitFor(/Incidents? .*(open|─)|Nothing was/);
  await app.settle();
  return Object.assign(app, { acts: fake.acts });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('the place of incidents', () => {
  it('shows what is open first, the worst on top, and counts it on the map', async () => {
    await using app = await open({ cols: 160, rows: 40 });
    const screen = await app.waitFor(/search/);
    expect(line(screen, '4 Incidents')).toContain('4 Incidents 2');
    const rows = screen.split('\n').filter((each) => / i-\d+ *│/.test(each));
    expect(rows.map((row) => /i-\d+/.exec(row)?.[0])).toEqual(['i-17', 'i-16', 'i-15', 'i-12']);
    expect(line(screen, 'i-16')).toMatch(/⚠ \/data .*91 % used.*ack by ana to .*silenced to/);
    expect(line(screen, 'i-12')).toMatch(/✔ search.*flapping, failed 6 times/);
  });

  it('shows below the list what was seen, what happened and what changed', async () => {
    await using app = await open({ cols: 200, rows: 44 });
    const screen = await app.waitFor(/EADDRINUSE: address/);
    for (const text of [
      'Seen first',
      'Seen last',
      'What happened',
      'What changed around then',
      '4f2a91c',
      '36 m before',
    ])
      expect(screen).toContain(text);
    expect(line(screen, 'reminder')).toContain('nobody was told: silenced');
    expect(line(screen, 'OPS-2026-10-14-001')).toContain('A port was taken by a leftover debugger');
    await app.press('x');
    await app.waitFor('Read OPS-2026-10-14-001');
  });

  it('opens one as a whole, and scrolls in it', async () => {
    await using app = await open({ cols: 60, rows: 15 });
    await app.press('enter');
    await app.waitFor(/Incident i-17/);
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'incident', id: 'i-17' });
    expect(app.screen()).toContain('more below');
    await app.press('G');
    await app.waitFor(/Seen last/);
    await app.press('esc');
    await app.waitFor(/api latency/);
  });

  it('acknowledges, silences for as long as is chosen, and writes a note', async () => {
    await using app = await open();
    await app.press('a');
    await app.press('s');
    await app.waitFor('Tell nobody of health-monitor');
    await app.press('2');
    await app.press('down');
    await app.press('s');
    await app.press('x');
    await app.waitFor(/Write a note/);
    await app.press('esc');
    expect(app.acts).toEqual([
      ['acknowledge', 'i-17', null],
      ['silence', 'service:health-monitor', NOW + 4 * 3_600_000],
      ['silence', 'disk:/data', null],
    ]);
  });

  it('offers nothing about what is over that makes no sense', async () => {
    await using app = await open();
    await app.press('G', 'a');
    expect(app.acts).toEqual([]);
  });

  it('says so when nothing was wrong', async () => {
    await using app = await open({}, []);
    expect(app.screen()).toContain('Nothing was really wrong');
    expect(line(app.screen(), '4 Incidents')).not.toMatch(/4 Incidents \d/);
  });

  it('holds ten thousand incidents', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      incidentWith({
        id: `i-${n + 1}`,
        checkId: `http:${n}`,
        title: `web ${n}`,
        summary: 'refused',
        openedAt: NOW - n,
      }),
    );
    await using app = await open({}, many);
    expect(await app.waitFor(/500 of 10000 shown/)).toContain('4 Incidents 10000');
    await app.press('G');
    await app.waitFor(/i-9501/);
  });

  it('says that there are more than are read', async () => {
    const { desk } = fakeIncidentsDesk();
    const part = { ...desk, list: () => ({ ...desk.list(), more: true }) };
    await using app = await open({ watch: { incidents: () => Promise.resolve(part) } });
    expect(await app.waitFor(/more in incident list/)).toContain('others in 30 days');
  });

  it.each([
    [200, 50],
    [120, 36],
    [80, 24],
    [60, 15],
  ])('looks like this at %i x %i', async (cols, rows) => {
    await using app = await open({ cols, rows });
    await app.waitFor(/health-monit/);
    await app.settle();
    expect(app.screen()).toMatchSnapshot();
  });

  it('looks like this as a whole at 120 x 36', async () => {
    await using app = await open({ cols: 120, rows: 36 });
    await app.press('enter');
    await app.waitFor(/Seen last/);
    expect(app.screen()).toMatchSnapshot();
  });
});
