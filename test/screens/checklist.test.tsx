import { describe, expect, it } from 'vitest';

import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';

import { fakeChecklistDesk, shownWith } from '../support/checklist/shown.ts';
import { renderConsole } from '../support/console.tsx';
import { learningsDesk } from '../support/learnings.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, NOW, RESOLVED, TROUBLED } from '../support/machine.ts';

type Setup = NonNullable<Parameters<typeof renderConsole>[0]>;

const home = async (more: Setup = {}, daily = shownWith()) => {
  const fake = fakeChecklistDesk();
  const app = await renderConsole({
    ...after(TROUBLED, RESOLVED),
    ...more,
    watch: { ...machineWatch, checklist: fake.desk, ...more.watch },
  });
  const weekly = shownWith({ list: 'weekly', day: '2026-11-16', before: null });
  app.store.acts.set({ checklists: { daily, weekly } });
  await app.settle();
  return Object.assign(app, { acts: fake.acts });
};
const open = async (...given: Parameters<typeof home>) => {
  const app = await home(...given);
  await app.press('5');
  await app.waitFor(/System health/);
  return app;
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('the place of the checklist', () => {
  it('shows every item with what was found, what changed and the key that helps', async () => {
    await using app = await open({ cols: 160 });
    const screen = app.screen();
    expect(line(screen, 'Daily checklist')).toMatch(
      /Friday 20 November +\d+ of \d+ ok +yesterday 9 of 9, signed by ana/,
    );
    expect(line(screen, ' 4 Disk')).toMatch(
      /⚠ 4 Disk +\/data 91 %, high above 85, full in 6 d.*\+1\.4 GiB a day +d what fills it/,
    );
    expect(line(screen, ' 5 Logs')).toMatch(/✔ 5 Logs +3 errors in 24 h, 10 allowed +2 fewer, none new/);
    expect(line(screen, 'last 14 days')).toMatch(/··▇▇.*due: 1 action item from learnings +not signed/);
  });

  it('opens the check behind an item, or asks which one', async () => {
    await using app = await open();
    await app.press('down', 'down', 'down', 'enter');
    await app.waitFor('Disk: which check?');
    await app.press('1');
    await app.waitFor(/\/data/);
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'detail', checkId: 'disk:/data' });
  });

  it('accepts until a day, with a note', async () => {
    await using app = await open();
    await app.press('down', 'a');
    await app.waitFor('Accept Services until…');
    await app.press('enter');
    await app.waitFor('Why is Services acceptable?');
    await app.type('known');
    await app.press('enter');
    expect(app.acts).toEqual(['accept daily services 7d known']);
  });

  it('accepts nothing that is ok, nor without end', async () => {
    await using app = await open();
    await app.press('down', 'down', 'down', 'down', 'a');
    await app.waitFor('nothing is wrong with it');
    await app.press('up', 'a');
    await app.waitFor('Accept Disk until…');
    await app.type('for ever');
    await app.waitFor(/is no time/);
    await app.press('enter');
    expect(app.acts).toEqual([]);
  });

  it('runs an item again, and signs the list off', async () => {
    await using app = await open();
    await app.press('t', 'x');
    await app.waitFor('Sign the daily list off');
    const number = /(\d+) +Sign the daily list off(?! with)/.exec(app.screen())?.[1] ?? '';
    await app.press(...number.split(''));
    await app.settle();
    expect(app.acts).toEqual(['again daily system-health', 'sign daily ']);
  });

  it('shows the other lists by tab, and answers a question by number', async () => {
    await using app = await open();
    await app.press('tab');
    await app.waitFor(/Weekly checklist +week of 16 November/);
    await app.press('enter');
    await app.waitFor(/Were the dependencies brought up to date\?[^]*Yes[^]*No/);
    await app.press('2');
    expect(app.acts).toEqual(['answer weekly dependencies false']);
  });

  it('changes nothing when the console is read-only', async () => {
    await using app = await open({ session: { readOnly: true } });
    await app.press('down', 'a');
    await app.waitFor('the console is read-only');
    expect(app.acts).toEqual([]);
  });

  it('begins a learning about what is wrong with an item, and none about what is fine', async () => {
    await using app = await open({ watch: { learnings: learningsDesk().learnings } });
    await app.press('w');
    await app.waitFor('nothing is wrong with it that could be written about');
    await app.press('down', 'down', 'down', 'w');
    await app.settle();
    expect(app.store.getState().views.at(-1)).toMatchObject({
      type: 'learn',
      from: { kind: 'check', checkId: 'disk:/data' },
    });
  });

  it('says who accepted what, and until when', async () => {
    const acceptances = { disk: { by: 'ana', until: NOW + 86_400_000, note: 'disk ordered' } };
    await using app = await open({ cols: 160 }, shownWith({ acceptances }));
    expect(line(app.screen(), ' 4 Disk')).toMatch(/○ 4 Disk .*accepted until 21 Nov/);
    await app.press('down', 'down', 'down');
    await app.waitFor(/accepted by ana until 2026-11-21: disk ordered/);
  });

  it('keeps a list of any length in a window of any size', async () => {
    const daily = Array.from({ length: 40 }, (_, index) => ({
      id: `own-${index}`,
      title: `Own ${index}`,
      type: 'question' as const,
      hint: null,
    }));
    const settings = { ...DEFAULT_CHECKLIST, own: { ...DEFAULT_CHECKLIST.own, daily } };
    await using app = await open({ cols: 60, rows: 15 }, shownWith({ settings }));
    await app.press('G');
    await app.waitFor('Own 39');
    await app.resize(40, 10);
    await app.waitFor('Own 39');
    expect(app.screen().split('\n')).toHaveLength(10);
  });
});

describe('around the place', () => {
  it('reminds on Home by one line, until the list was opened', async () => {
    await using app = await home();
    expect(line(app.screen(), 'The daily list is due')).toMatch(/5 look at it/);
    await app.press('5');
    await app.waitFor(/System health/);
    await app.press('1');
    await app.waitFor(/CPU/);
    expect(app.screen()).not.toContain('is due');
  });

  it('reminds nobody who does not sign lists, and not of one that is signed', async () => {
    await using app = await home({}, { ...shownWith(), due: false });
    expect(app.screen()).not.toContain('is due');
    expect(line(app.screen(), '1 Home')).toContain('5 Checklist ⚠');
    app.store.acts.set({ checklists: { daily: shownWith({ signed: { by: 'ana', at: NOW, note: '' } }) } });
    await app.settle();
    expect(line(app.screen(), '1 Home')).not.toContain('⚠');
  });
});
