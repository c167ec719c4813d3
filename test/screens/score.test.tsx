import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { after, HEALTHY, TROUBLED } from '../support/machine.ts';

describe('the score', () => {
  it('accounts for its points, costliest first, and opens what costs', async () => {
    await using app = await renderConsole(after(TROUBLED));
    await app.press('v');
    expect(app.screen()).toMatch(/⚠ attention +health-monitor: failed/);
    expect(app.screen()).toMatch(/Projects +━+─ +1 of 10 unknown, 90 % known +37\.78 of 40 +costs 2\.22/);
    expect(app.screen()).toMatch(/❯ +⚠ billing .* 2\.22 of 4\.44 +costs 2\.22/);
    await app.press('tab', 'enter');
    expect(app.screen()).toContain('service:health-monitor');
    await app.press('esc', 'esc');
    expect(app.screen()).toContain('System');
  });

  it('ends with what is cut off', async () => {
    await using app = await renderConsole(after(TROUBLED));
    await app.press('v', 'G');
    expect(app.screen()).toMatch(/Together +makes 93, and 0\.\d\d is cut off because a score is never rounded up/);
  });

  it('says who shares the points of a part that is not there', async () => {
    const few = HEALTHY.filter(({ component }) => component === 'services');
    await using app = await renderConsole({ ...after(few), rows: 50 });
    await app.press('v');
    expect(app.screen()).toContain('Projects: nothing to look at, so the others share its 40 points.');
    expect(app.screen()).toContain('100 of 100');
  });

  it('has nothing to account for before the first look', async () => {
    await using app = await renderConsole({ arrived: [] });
    await app.press('v');
    expect(app.screen()).toContain('nothing is known yet');
  });
});

describe('what to do next', () => {
  it('stands below the points with its evidence, where there is room', async () => {
    await using app = await renderConsole({ ...after(TROUBLED), cols: 140, rows: 50 });
    await app.press('v');
    const screen = await app.waitFor('Do next');
    expect(screen).toMatch(/✘ health-monitor: critical for [^:]+: failed/);
    await using low = await renderConsole({ ...after(TROUBLED), cols: 80, rows: 20 });
    await low.press('v');
    expect(await low.waitFor('Every point')).not.toContain('Do next');
  });

  it('is left out when nothing is to be done', async () => {
    await using app = await renderConsole({ ...after(HEALTHY.filter(({ kind }) => kind !== 'disk')), rows: 50 });
    await app.press('v');
    expect(await app.waitFor('Every point')).not.toContain('Do next');
  });
});
