import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { NOON, reading } from '../../support/readings.ts';

type Console = Awaited<ReturnType<typeof renderConsole>>;

/** The cell where a text begins. */
function at(app: Console, text: string): string {
  const lines = app.screen().split('\n');
  const y = lines.findIndex((line) => line.includes(text));
  return `${lines[y]?.indexOf(text)},${y}`;
}

it('opens a place by a click on the map', async () => {
  await using app = await renderConsole();
  await app.press(`click@${at(app, 'Projects')}`);
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'projects' }]);
});

it('presses a key by a click on the last line', async () => {
  await using app = await renderConsole();
  await app.press(`click@${at(app, 'u pause')}`);
  expect(app.calls).toEqual(['togglePause']);
  await app.press(`click@${at(app, '? keys')}`);
  expect(app.store.getState().overlay).toEqual({ type: 'help' });
  await app.press(`click@${at(app, 'esc close')}`);
  expect(app.store.getState().overlay).toBeNull();
});

it('clicks nothing below a dialog', async () => {
  await using app = await renderConsole();
  const projects = at(app, 'Projects');
  await app.press('?', `click@${projects}`);
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'home' }]);
});

it('chooses in a dialog: a click selects, a second one takes it', async () => {
  await using app = await renderConsole();
  await app.press(':');
  const row = at(app, 'Go to Projects');
  await app.press(`click@${row}`);
  expect(app.store.getState().overlay).toEqual({ type: 'palette' });
  await app.press(`click@${row}`);
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'projects' }]);
});

it('moves with the wheel, every notch of one chunk', async () => {
  await using app = await renderConsole();
  await app.type('\u001b[<65;1;1M\u001b[<65;1;1M');
  const wheeled = app.store.getState().selected;
  await using other = await renderConsole();
  await other.press('j', 'j');
  expect(wheeled).toEqual(other.store.getState().selected);
});

it('lets readings wait while the window has no focus', async () => {
  await using app = await renderConsole();
  await app.press('focus-out');
  app.store.acts.received([reading('service:api', { status: 'critical', summary: 'gone' })], [], NOON + 1000);
  await app.settle();
  expect(app.store.getState().readings['service:api']?.status).toBe('ok');
  await app.press('focus-in');
  expect(app.store.getState().readings['service:api']?.status).toBe('critical');
});

it('shows what waited now and then all the same', async () => {
  await using app = await renderConsole({ times: { unfocused: 1 } });
  await app.press('focus-out');
  app.store.acts.received([reading('service:api', { status: 'critical', summary: 'gone' })], [], NOON + 1000);
  await app.waitFor(() => app.store.getState().readings['service:api']?.status === 'critical');
  expect(app.store.getState().held).toBe('away');
});
