import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';

it('lists every key that works here, with the reason where one is off', async () => {
  await using app = await renderConsole();
  await app.press('?');
  expect(app.screen()).toContain('Keys that work here');
  expect(app.screen()).toMatch(/t +test now +Run the selected check now\./);
  await app.type('undo');
  expect(app.screen()).toMatch(/z +undo +off: nothing was done that can be taken back/);
  expect(app.screen()).not.toMatch(/t +test now +Run/);
  await app.press('esc');
  expect(app.store.getState().overlay).toBeNull();
});

it('finds an action by its key', async () => {
  await using app = await renderConsole();
  await app.type('?u');
  expect(app.screen()).toMatch(/u +pause +Stop and start/);
});

it('covers what is below it', async () => {
  await using app = await renderConsole({ cols: 80, rows: 24 });
  await app.press('?');
  const lines = app.screen().split('\n');
  const [top, bottom] = [lines.findIndex((line) => line.includes('Keys that work here')), lines.length - 2];
  for (const line of lines.slice(top + 1, bottom)) expect(line).toMatch(/^│ .* │$/);
});
