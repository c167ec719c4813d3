import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { fakeEmergencyDesk } from '../support/emergency-desk.ts';
import { learningsDesk } from '../support/learnings.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, RESOLVED, TROUBLED } from '../support/machine.ts';
import { OUTLOOK } from '../support/recovery/planned.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, desk = fakeEmergencyDesk()) => {
  const watch = { ...machineWatch, emergency: desk.desk, ...more.watch };
  const app = await renderConsole({ ...after(TROUBLED, RESOLVED), ...more, watch });
  await app.press('R');
  await app.waitFor(/What can be done/);
  return Object.assign(app, { acts: desk.acts });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('the full recovery', () => {
  it('says before it is chosen how much it does, and what there is to go back to', async () => {
    await using app = await open();
    await app.waitFor(/3  Full recovery +8 steps +about 3 min 10 s/);
    expect(app.screen()).toContain('known good: v2.4.1, released 2 d ago, healthy for 41 h after');
    expect(app.screen()).toContain('last backup: 6 h ago, restore tested');
  });

  it('asks first how deep, with the reason where a level is off', async () => {
    await using app = await open();
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    expect(line(app.screen(), '2  Reset to a known good')).toMatch(/9 steps +about 5 min +3 changed files kept/);
    expect(line(app.screen(), '3  Restore its data')).toContain('off: there is no backup of its data');
    await app.press('3');
    await app.waitFor('Restore its data: there is no backup of its data.');
    expect(app.acts).toEqual([]);
  });

  it('shows the plan with every command, asks with Cancel focused, and begins', async () => {
    await using app = await open();
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    await app.press('1');
    await app.waitFor('npm ci --prefer-offline');
    expect(app.screen()).toContain('nothing is changed yet');
    await app.press('enter');
    await app.waitFor('Recover health-monitor (reinstall)?');
    await app.press('enter');
    expect(app.acts).toEqual([]);
    await app.press('enter');
    await app.waitFor('Recover health-monitor (reinstall)?');
    await app.press('2');
    expect(app.acts).toEqual(['Recover health-monitor (reinstall)']);
  });

  it('says above the plan what was learned about the same before, and opens it', async () => {
    await using app = await open({ watch: { learnings: learningsDesk().learnings } });
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    await app.press('1');
    await app.waitFor(/seen before: OPS-2026-11-18-001 +Port 7001 was held by a leftover debugger/);
    await app.press('x');
    const number = /(\d+) +Read OPS-2026-11-18-001/.exec(await app.waitFor('Read OPS-2026-11-18-001'))?.[1] ?? '';
    await app.type(number);
    await app.settle();
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'learning', id: 'OPS-2026-11-18-001' });
  });

  it('lets a person choose among the known goods, each with how far it is', async () => {
    await using app = await open();
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    await app.press('2');
    await app.waitFor('Reset to which known good?');
    expect(line(app.screen(), 'v2.4.0')).toContain('23 files +610 -188, 11 commits back');
    await app.press('2', 'enter');
    await app.waitFor('Recover health-monitor (reset 1b2c3d4)?');
    await app.press('esc', 'esc', 'esc', 'esc');
    await app.waitFor('What can be done');
  });

  it('is off with the reason where nothing can be recovered', async () => {
    const off = OUTLOOK.levels.map((level) => ({ ...level, off: 'it is neither a service nor a project' }));
    await using app = await open({}, fakeEmergencyDesk({ outlook: { ...OUTLOOK, levels: off } }));
    await app.waitFor(/3  Full recovery +off: it is neither a service nor a project/);
    await app.press('3');
    expect(app.screen()).toContain('What can be done');
  });

  it('can be refused by its plan, which says why', async () => {
    await using app = await open({}, fakeEmergencyDesk({ review: { blocked: 'The disk is full.' } }));
    await app.press('3');
    await app.waitFor('Full recovery: health-monitor');
    await app.press('1');
    await app.waitFor('The disk is full.');
    await app.press('enter');
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
const PARTS = { levels: [], goods: ['2'], plan: ['1'], confirm: ['1', 'enter'] } as const;
type Part = keyof typeof PARTS;

describe('the picture of a full recovery', () => {
  const picture = async (part: Part, more: Parameters<typeof renderConsole>[0]) => {
    await using app = await open(more);
    await app.waitFor(/7001/);
    await app.press('3');
    await app.waitFor(/Full recovery: health-monitor/);
    for (const key of PARTS[part]) {
      await app.press(key);
      await app.settle();
    }
    await app.settle();
    return app.svg();
  };

  it.each(
    SIZES.flatMap(([cols, rows]) =>
      (['levels', 'goods', 'plan', 'confirm'] as const).map((part) => [part, cols, rows] as const),
    ),
  )('its %s at %ix%i', async (part, cols, rows) => {
    await expect(await picture(part, { cols, rows })).toMatchFileSnapshot(
      `pictures/recovery-${part}-${cols}x${rows}.svg`,
    );
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture('levels', { cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/recovery-${name}.svg`);
  });
});
