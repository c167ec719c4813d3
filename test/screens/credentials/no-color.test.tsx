import { expect, it, vi } from 'vitest';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { STAGES } = await import('../../support/credentials/stages.tsx');

it.each(Object.entries(STAGES))('draws %s without colour', async (name, stage) => {
  await using app = await stage({ cols: 120, rows: 36, session: { color: false } });
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
  await expect(app.svg()).toMatchFileSnapshot(`../pictures/${name}-no-color.svg`);
});
