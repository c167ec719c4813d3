import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { NOON, reading } from '../../support/readings.ts';

const spoken = (setup: Parameters<typeof renderConsole>[0] = {}) =>
  renderConsole({ ...setup, session: { screenReader: true, color: false, ...setup.session } });

it('is lines of words on the normal screen, with the selection told', async () => {
  await using app = await spoken();
  await app.press('j');
  expect(app.modes()).toMatchObject({ alternateScreen: false, mouseClicks: false, focusReports: false });
  expect(app.screen()).not.toMatch(/[─│╭╮╰╯█▁▂▃▄▅▆▇●✘⚠✔❯━]/u);
  expect(app.screen()).toMatch(
    /^cpm-console ana@atlas 84 attention 2 problems 1 of 13 unknown\nPlaces: 1 Home \(here\), /,
  );
  expect(app.screen().match(/\(selected\)/g)).toHaveLength(1);
  expect(app.screen()).toMatch(/\nKeys: enter open, /);
});

it('never changes by itself, and shows what came when asked', async () => {
  await using app = await spoken();
  const bytes = app.stdoutBytes;
  app.store.acts.received([reading('service:api', { status: 'critical', summary: 'gone' })], [], NOON + 1000);
  await app.settle();
  expect(app.stdoutBytes).toBe(bytes);
  await app.press('r');
  expect(app.screen()).toContain('3 problems');
});

it('puts a dialog in the place of the view, numbered', async () => {
  await using app = await spoken();
  await app.press('x');
  expect(app.screen()).toMatch(/\(selected\) 1 Open/);
  expect(app.screen()).toMatch(/\n2 /);
  expect(app.screen()).not.toContain('Integrations');
  await app.press('esc');
  expect(app.screen()).toContain('Services');
});

it('keeps a message until the next key', async () => {
  await using app = await spoken({ times: { info: 1, error: 1 } });
  await app.press('9');
  await app.settle();
  expect(app.screen()).toContain('9: no place has this number yet.');
  await app.press('j');
  expect(app.screen()).not.toContain('no place has this number');
});

it.each([
  [80, 24],
  [60, 15],
])('has no more lines than %ix%i', async (cols, rows) => {
  await using app = await spoken({ cols, rows, notices: ['The state file was rebuilt.'] });
  for (const keys of [[], ['9'], ['?'], ['esc', ':'], ['esc', '!'], ['esc', '2'], ['1', '/']]) {
    await app.press(...keys);
    expect(app.terminal.buffer.active.baseY).toBe(0);
  }
});
