import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';

it('goes to a place by a few letters', async () => {
  await using app = await renderConsole();
  await app.type(':proj\r');
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'projects' }]);
  expect(app.store.getState().overlay).toBeNull();
});

it('opens a check by name', async () => {
  await using app = await renderConsole();
  await app.type(':health-mon\r');
  expect(app.store.getState().views.at(-1)).toEqual({ type: 'detail', checkId: 'service:health-monitor' });
});

it('does an action, and says why one is off', async () => {
  await using app = await renderConsole();
  await app.type(':pause\r');
  expect(app.calls).toEqual(['togglePause']);
  await app.type(':undo\r');
  expect(app.screen()).toContain('Undo: nothing was done that can be taken back.');
  expect(app.screen()).toContain('Find anything');
});

it('knows what can be typed in a shell instead, after what can be done here, and copies it', async () => {
  const commandLines = [{ line: 'cpm-console project scan ~/src', about: 'Git projects' }];
  await using app = await renderConsole({ watch: { commandLines } });
  await app.type(':proj');
  const lines = app.screen().split('\n');
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(at('Go to Projects')).toBeGreaterThan(0);
  expect(at('project scan ~/src')).toBeGreaterThan(at('Go to Projects'));
  await app.type(' scan\r');
  expect(app.raw).toContain(Buffer.from('cpm-console project scan ~/src').toString('base64'));
  expect(app.screen()).toContain('Copied 1 line.');
});

it('offers what was chosen last first', async () => {
  await using app = await renderConsole();
  await app.type(':proj\r');
  await app.type(':pause\r');
  await app.press(':');
  const lines = app.screen().split('\n');
  const first = lines.findIndex((line) => line.includes('a place, an action, a check')) + 1;
  expect(lines[first]).toContain('Pause');
  expect(lines[first + 1]).toContain('Go to Projects');
});

it('edits what is typed as a shell does', async () => {
  await using app = await renderConsole();
  await app.press(':', 'x', 'y', 'ctrl-w', 'paste:go to\nhome');
  expect(app.screen()).toContain(': go to home');
});

it('says so when nothing has that name', async () => {
  await using app = await renderConsole();
  await app.type(':qqqq\r');
  expect(app.screen()).toContain('Nothing has that name.');
  expect(app.calls).toEqual([]);
  await app.press('esc');
  expect(app.store.getState().overlay).toBeNull();
});
