import { expect, it, vi } from 'vitest';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../support/console.tsx');
const { fakeChecklistDesk, shownWith } = await import('../support/checklist/shown.ts');
const { machineWatch } = await import('../support/machine-watch.ts');
const { after, RESOLVED, TROUBLED } = await import('../support/machine.ts');

it('draws the checklist without colour', async () => {
  const watch = { ...machineWatch, checklist: fakeChecklistDesk().desk };
  await using app = await renderConsole({ ...after(TROUBLED, RESOLVED), watch, session: { color: false } });
  app.store.acts.set({ checklists: { daily: shownWith() } });
  await app.press('5');
  await app.waitFor(/System health/);
  await app.settle();
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
  await expect(app.svg()).toMatchFileSnapshot('pictures/checklist-no-color.svg');
});
