import { expect, it, vi } from 'vitest';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../support/console.tsx');
const { machineWatch } = await import('../support/machine-watch.ts');
const { after, RESOLVED, TROUBLED } = await import('../support/machine.ts');

it.each([
  ['home', [], 'health-monitor'],
  ['projects', ['2'], 'Not released yet'],
  ['score', ['v'], 'Every point'],
] as const)('draws %s without colour', async (name, keys, shows) => {
  await using app = await renderConsole({
    ...after(TROUBLED, RESOLVED),
    watch: machineWatch,
    session: { color: false },
  });
  await app.press(...keys);
  await app.waitFor(shows);
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
  await expect(app.svg()).toMatchFileSnapshot(`pictures/${name}-no-color.svg`);
});
