import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';

it('opens places by number and says when there is none', async () => {
  await using app = await renderConsole();
  await app.press('2');
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'projects' }]);
  await app.press('9');
  expect(app.screen()).toContain('9: no place has this number yet.');
});

it('reads fast typing that arrives as one chunk, in order', async () => {
  await using app = await renderConsole();
  await app.type('jj\r');
  const wanted = app.store.getState().views.at(-1);
  await using slow = await renderConsole();
  await slow.press('j', 'j', 'enter');
  expect(wanted).toEqual(slow.store.getState().views.at(-1));
  expect(wanted?.type).toBe('detail');
});

it('gives letters behind a key that opens a dialog to that dialog', async () => {
  await using app = await renderConsole();
  await app.type('?quit');
  expect(app.calls).toEqual([]);
  expect(app.screen()).toContain('/ quit');
});

it('says why an action is off instead of staying silent', async () => {
  await using app = await renderConsole();
  await app.press('z');
  expect(app.screen()).toContain('z undo: nothing was done that can be taken back.');
  await app.press('b');
  expect(app.store.getState().toasts).toHaveLength(1);
});

it('does not act on pasted text', async () => {
  await using app = await renderConsole();
  await app.press('paste:q2u');
  expect(app.calls).toEqual([]);
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'home' }]);
  expect(app.screen()).toContain('Nothing here takes pasted text.');
});

it('quits on q and on ctrl-c, on ctrl-c even while typing', async () => {
  await using app = await renderConsole();
  await app.press('q', 'ctrl-c', '?', 'q', 'ctrl-c');
  expect(app.calls).toEqual(['quit', 'quit', 'quit']);
});

it('shows a message for its time only', async () => {
  await using app = await renderConsole({ times: { info: 1, error: 1 } });
  app.store.acts.toast('Gone soon.');
  await app.waitFor((screen) => !screen.includes('Gone soon.'));
  expect(app.store.getState().toasts).toEqual([]);
});

it('takes the last act back', async () => {
  await using app = await renderConsole();
  app.store.acts.did('Silenced api for 1 h.', () => app.store.acts.happened({ at: 0, tone: 'info', text: 'undone' }));
  await app.settle();
  expect(app.screen()).toContain('Silenced api for 1 h. z takes it back.');
  await app.press('z');
  expect(app.store.getState().activity.map(({ text }) => text)).toEqual(['undone']);
  expect(app.screen()).toContain('Taken back: Silenced api for 1 h.');
});
