import { expect, it, vi } from 'vitest';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../../support/console.tsx');

const plain = () =>
  renderConsole({ session: { color: false, environment: 'production', readOnly: true }, notices: ['Look here.'] });

it('writes no colour, no weight and no inverse', async () => {
  await using app = await plain();
  await app.press('?', 'esc', 'x', 'esc', ':', 'a');
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
});

it('says with characters what colours say elsewhere', async () => {
  await using app = await plain();
  expect(app.screen()).toContain('[PRODUCTION]');
  expect(app.screen()).toContain('read-only');
  expect(app.screen()).toContain('[1 Home]');
  expect(app.screen()).toMatch(/❯ ✘ health-monitor/);
  app.store.acts.ask({
    tier: 'interrupting',
    title: 'Stop?',
    commands: ['true'],
    button: 'Stop',
    run: () => undefined,
  });
  await app.settle();
  expect(app.screen()).toMatch(/❯ \[Cancel\] +\[Stop\]/);
  await app.press('tab');
  expect(app.screen()).toMatch(/\[Cancel\] +❯ \[Stop\]/);
});

it('shows where the cursor of a text is', async () => {
  await using app = await plain();
  await app.type(':ab');
  expect(app.screen()).toContain(': ab_');
  await app.press('left');
  expect(app.screen()).toContain(': a|b');
});
