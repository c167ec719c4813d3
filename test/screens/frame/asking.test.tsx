import { expect, it } from 'vitest';

import type { Confirmation } from '#domain/confirm.ts';

import { renderConsole } from '../../support/console.tsx';

const restart = (ran: string[]): Confirmation => ({
  tier: 'interrupting',
  title: 'Restart memory-service?',
  commands: ['systemctl --user restart mem0ai'],
  consequences: ['It is away for about 3 s.'],
  button: 'Restart memory-service',
  run: () => void ran.push('restart'),
});
const remove = (ran: string[]): Confirmation => ({
  tier: 'irreversible',
  title: 'Delete api?',
  commands: [],
  consequences: ['Its history is gone.'],
  button: 'Delete api',
  name: 'api',
  run: () => void ran.push('delete'),
});

it('asks nothing for what only reads', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask({ ...restart(ran), tier: 'read' });
  expect(ran).toEqual(['restart']);
  expect(app.store.getState().overlay).toBeNull();
});

it('shows the exact command with Cancel focused', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(restart(ran));
  await app.settle();
  expect(app.screen()).toContain('$ systemctl --user restart mem0ai');
  expect(app.screen()).toMatch(/❯ +Cancel +Restart memory-service/);
  await app.press('enter');
  expect(ran).toEqual([]);
  expect(app.store.getState().overlay).toBeNull();
});

it.each([[['tab', 'enter']], [['right', 'enter']], [['2']]])('does it on %s', async (keys) => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(restart(ran));
  await app.press(...keys);
  expect(ran).toEqual(['restart']);
});

it.each([[['esc']], [['1']], [['tab', 'tab', 'enter']]])('leaves it on %s', async (keys) => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(restart(ran));
  await app.press(...keys);
  expect(ran).toEqual([]);
  expect(app.store.getState().overlay).toBeNull();
});

it('wants the name typed before what cannot be taken back', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(remove(ran));
  await app.press('tab', 'enter');
  expect(app.screen()).toContain('Delete api: type api to confirm.');
  await app.type('apx');
  await app.press('enter');
  expect(ran).toEqual([]);
  await app.press('backspace', 'i', 'enter');
  expect(ran).toEqual(['delete']);
});

it('takes enter for the act once the whole name was typed', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(remove(ran));
  await app.type('api');
  await app.press('enter');
  expect(ran).toEqual(['delete']);
});

it('presses the button that an arrow points at, however often it is pressed', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(remove(ran));
  await app.settle();
  await app.type('api');
  await app.press('right', 'enter');
  expect(ran).toEqual(['delete']);
  app.store.acts.ask(restart(ran));
  await app.settle();
  await app.press('right', 'left', 'left', 'enter');
  expect(ran).toEqual(['delete']);
});

it('fits a small terminal and keeps the buttons', async () => {
  await using app = await renderConsole({ cols: 44, rows: 10 });
  const many = Array.from({ length: 30 }, (_, index) => `systemctl restart unit-${index}`);
  app.store.acts.ask({ ...restart([]), commands: many });
  await app.settle();
  expect(app.screen()).toMatch(/❯ +Cancel/);
  expect(app.screen().split('\n').length).toBeLessThanOrEqual(10);
});

it('stays with its reason on enter behind another name, unless the person went to Cancel', async () => {
  await using app = await renderConsole();
  const ran: string[] = [];
  app.store.acts.ask(remove(ran));
  await app.type('lab');
  await app.press('enter');
  expect(app.screen()).toContain('Delete api: this is not api.');
  expect(app.store.getState().overlay).not.toBeNull();
  await app.press('left', 'enter');
  expect(app.store.getState().overlay).toBeNull();
  expect(ran).toEqual([]);
});
