import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';

const lines = (screen: string) => screen.split('\n');

it.each([
  [1, 1],
  [2, 1],
  [10, 3],
  [39, 24],
  [200, 9],
])('says that %ix%i is too small, and q works', async (cols, rows) => {
  await using app = await renderConsole({ cols, rows });
  expect(lines(app.screen())).toHaveLength(1);
  expect('needs 40x10, now'.startsWith(app.screen().replace(/…$/, '').slice(0, 16))).toBe(true);
  await app.press('q');
  expect(app.calls).toEqual(['quit']);
});

it.each([
  [40, 10],
  [60, 15],
  [80, 24],
  [120, 36],
  [200, 50],
])('fills %ix%i and no more, whatever is open', async (cols, rows) => {
  await using app = await renderConsole({ cols, rows, notices: ['The state file was rebuilt.'] });
  for (const keys of [[], ['?'], ['esc', ':'], ['esc', 'x'], ['esc', '!'], ['esc', '/'], ['esc', '2'], ['enter']]) {
    await app.press(...keys);
    const shown = lines(app.screen());
    expect(shown.length).toBeLessThanOrEqual(rows);
    expect(app.terminal.buffer.active.baseY).toBe(0);
    expect(shown[0]).toMatch(/84 attention/);
  }
});

it('survives a storm of sizes and is whole afterwards', async () => {
  await using app = await renderConsole();
  const before = app.screen();
  for (const [cols, rows] of [
    [3, 40],
    [200, 2],
    [41, 11],
    [120, 9],
    [1, 1],
    [87, 33],
  ] as const)
    await app.resize(cols, rows);
  await app.resize(120, 36);
  expect(app.screen()).toBe(before);
});

it('keeps a dialog and what was typed in it over a change of size', async () => {
  await using app = await renderConsole();
  await app.type(':proj');
  await app.resize(20, 5);
  await app.resize(60, 15);
  expect(app.screen()).toContain(': proj');
});
