import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { NOON } from '../../support/readings.ts';

it('shows what ran, how it ended and how long it took, newest first', async () => {
  await using app = await renderConsole();
  app.store.acts.ran({
    at: NOON,
    command: 'git status --porcelain=v2',
    cwd: '/srv/docs',
    exitCode: 0,
    tookMs: 12,
    note: '',
  });
  app.store.acts.ran({ at: NOON, command: 'systemctl show api', exitCode: 4, tookMs: 30, note: '' });
  app.store.acts.ran({ at: NOON, command: 'claude --version', exitCode: null, tookMs: 5000, note: 'timed out' });
  await app.press('!');
  const lines = app
    .screen()
    .split('\n')
    .filter((line) => /git status|systemctl|claude/.test(line));
  expect(lines[0]).toMatch(/❯ +[\d:]+ +5\.0 s +timed out +claude --version/);
  expect(lines[1]).toMatch(/30 ms +exit 4 +systemctl show api/);
  expect(lines[2]).toMatch(/12 ms +exit 0 +git status --porcelain=v2 +\/srv\/docs/);
  await app.press('!');
  expect(app.store.getState().overlay).toBeNull();
});

it('keeps the last few hundred and stays quick with them', async () => {
  await using app = await renderConsole({ cols: 80, rows: 24 });
  for (let index = 0; index < 700; index += 1) {
    app.store.acts.ran({ at: NOON, command: `true ${index}`, exitCode: 0, tookMs: 1, note: '' });
  }
  expect(app.store.getState().ran).toHaveLength(500);
  await app.press('!', 'G');
  expect(app.screen()).toContain('true 200');
  expect(app.screen()).not.toContain('true 699');
});
