import { describe, expect, it } from 'vitest';

import { fakeChecklistDesk, shownWith } from '../support/checklist/shown.ts';
import { renderConsole } from '../support/console.tsx';
import { machineWatch } from '../support/machine-watch.ts';
import { after, RESOLVED, TROUBLED } from '../support/machine.ts';

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true } };

async function picture(more: Parameters<typeof renderConsole>[0]) {
  const watch = { ...machineWatch, checklist: fakeChecklistDesk().desk };
  await using app = await renderConsole({ ...after(TROUBLED, RESOLVED), watch, ...more });
  app.store.acts.set({ checklists: { daily: shownWith() } });
  await app.press('5');
  await app.waitFor(/System health/);
  await app.press('down', 'down', 'down');
  await app.settle();
  return app.svg();
}

describe('the picture of the checklist', () => {
  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/checklist-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/checklist-${name}.svg`);
  });
});
