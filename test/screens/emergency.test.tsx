import { describe, expect, it } from 'vitest';

import { noDiagnosisOf } from '#domain/emergency/no-diagnosis.ts';

import { renderConsole } from '../support/console.tsx';
import { fakeEmergencyDesk, PORT_TAKEN } from '../support/emergency-desk.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, HEALTHY, RESOLVED, TROUBLED } from '../support/machine.ts';
import { fakeProcesses } from '../support/processes/desk.ts';
import { reading } from '../support/readings.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, desk = fakeEmergencyDesk()) => {
  const watch = { ...machineWatch, emergency: desk.desk, ...more.watch };
  const app = await renderConsole({ ...after(TROUBLED, RESOLVED), ...more, watch });
  await app.press('R');
  await app.waitFor(/What can be done/);
  return Object.assign(app, { acts: desk.acts, asked: desk.asked });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('Emergency', () => {
  it('says what is broken and why, and looks for the cause by itself', async () => {
    await using app = await open();
    await app.waitFor('pid 4127');
    expect(app.screen()).toContain('health-monitor failed 4 m ago');
    expect(app.screen()).toContain('port 7001 is held by node, pid 4127');
    expect(app.asked).toEqual(['service:health-monitor']);
  });

  it('says where the rest of a long cause is, on a small screen', async () => {
    const title = `health-monitor cannot start: ${'/srv/apps/health-monitor/'.repeat(6)}index.js is not installed.`;
    const diagnosis = { ...PORT_TAKEN, conclusion: { ...PORT_TAKEN.conclusion, title } };
    await using app = await open({ cols: 60, rows: 15 }, fakeEmergencyDesk({ diagnosis }));
    await app.waitFor(/… {2}4 shows all/);
    await app.press('4');
    expect(await app.waitFor('index.js is not')).toContain('Evidence');
  });

  it('is named beside the places, wherever a person is', async () => {
    await using app = await open();
    await app.press('esc');
    await app.waitFor('Incidents');
    expect(line(app.screen(), '1 Home').trimEnd()).toMatch(/8 Runs +R emergency$/);
    await app.press('8');
    expect(line(app.screen(), '1 Home').trimEnd()).toMatch(/R emergency$/);
  });

  it('shows what it looks at while it looks, and can be left meanwhile', async () => {
    await using app = await open({}, fakeEmergencyDesk({ diagnosis: 'never' }));
    await app.waitFor('Looking for the cause');
    expect(app.screen()).toContain('looking…');
    expect(line(app.screen(), '1  Fix the cause')).toContain('off: the cause is being looked for');
    await app.press('esc');
    await app.waitFor(/Incidents/);
  });

  it('mends the cause after showing every command, with Cancel focused', async () => {
    await using app = await open();
    await app.waitFor('asks before ending pid 4127');
    await app.press('1');
    await app.waitFor('kill -TERM 4127');
    expect(app.screen()).toContain('systemctl start health-monitor.service');
    await app.press('enter');
    expect(app.acts).toEqual([]);
    await app.press('1');
    await app.waitFor('Mend health-monitor?');
    await app.press('2');
    expect(app.acts).toEqual(['Mend health-monitor']);
  });

  it('answers numbers with choices and never with places', async () => {
    await using app = await open();
    await app.press('8');
    expect(app.screen()).toContain('What can be done');
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    await app.press('9');
    expect(app.screen()).toContain('Full recovery: health-monitor');
  });

  it('says why there is no cause', async () => {
    await using app = await open({}, fakeEmergencyDesk({ diagnosis: new Error('systemd did not answer.') }));
    await app.waitFor('No cause: systemd did not answer.');
    expect(line(app.screen(), '1  Fix the cause')).toContain('off: systemd did not answer');
  });

  it('leads to the processes where they are what makes it so', async () => {
    const load = reading('load:host', {
      kind: 'load',
      title: 'Load',
      status: 'critical',
      summary: 'load 9.1 of 2 cores',
    });
    const watch = { processes: fakeProcesses().processes };
    await using app = await open(
      { ...after([...HEALTHY.filter(({ id }) => id !== load.id), load]), watch },
      fakeEmergencyDesk({ diagnosis: new Error(noDiagnosisOf(load)) }),
    );
    await app.waitFor('No cause: processes make it so, and which of them is too much only you can tell.');
    expect(app.screen()).toContain('d shows them, those first that use the most cpu.');
    expect(app.screen()).toContain('d processes by cpu');
    await app.press('d');
    await app.waitFor('cpu ↓');
  });

  it('leaves a part of it first, then itself', async () => {
    await using app = await open();
    await app.press('4');
    await app.waitFor('Ruled out');
    expect(app.screen()).toContain('Its program is not there');
    await app.press('esc');
    await app.waitFor('What can be done');
    await app.press('5');
    await app.waitFor('Memory reset');
    await app.press('esc', 'esc');
    await app.waitFor(/Incidents/);
  });

  it('runs a quick command by its number, and asks before one that acts', async () => {
    await using app = await open();
    await app.press('5');
    await app.waitFor('Quick status');
    await app.press('1');
    expect(app.acts).toEqual(['quick status']);
    await app.press('esc', '2');
    await app.waitFor('quick restart-all?');
    await app.press('esc', '7');
    expect(app.acts).toEqual(['quick status', 'quick backup']);
  });

  it('has quick commands where nothing is broken', async () => {
    await using app = await open(after(HEALTHY));
    expect(app.screen()).toContain('Nothing is');
    expect(line(app.screen(), '1  Fix the cause')).toContain('off: nothing is broken');
    expect(app.asked).toEqual([]);
    await app.press('5');
    await app.waitFor('Quick status');
  });

  it('begins with what a person looked at when it fails', async () => {
    await using app = await open({}, fakeEmergencyDesk({ diagnosis: 'never' }));
    await app.press('esc');
    await app.waitFor(/Incidents/);
    await app.press('2');
    await app.waitFor(/Projects .*worst first/);
    await app.press('down', 'up', 'R');
    await app.waitFor('What can be done');
    expect(app.asked.at(-1)).toBe('git:billing');
  });

  it('changes nothing in a read-only console', async () => {
    await using app = await open({ session: { readOnly: true } });
    await app.waitFor('pid 4127');
    expect(line(app.screen(), '1  ')).toContain('read-only');
    await app.press('2');
    expect(app.acts).toEqual([]);
  });
});

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true }, 'no-color': { color: false } };

describe('the picture of Emergency', () => {
  const picture = async (more: Parameters<typeof renderConsole>[0], keys: readonly string[] = []) => {
    await using app = await open(more);
    await app.waitFor(/7001/);
    for (const key of keys) await app.press(key);
    await app.settle();
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/emergency-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/emergency-${name}.svg`);
  });

  it.each([
    ['evidence', '4'],
    ['quick', '5'],
    ['confirm', '1'],
  ])('of its %s', async (name, key) => {
    const svg = await picture({ cols: 120, rows: 36 }, [key]);
    await expect(svg).toMatchFileSnapshot(`pictures/emergency-${name}.svg`);
  });
});
