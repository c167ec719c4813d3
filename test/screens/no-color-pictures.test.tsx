import { expect, it, vi } from 'vitest';

import type { View } from '#store/state.ts';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../support/console.tsx');
const { fakeAdder, fakeFirstRun, machineWatch } = await import('../support/machine-watch.ts');
const { after, OPEN_AND_RESOLVED, RESOLVED, TROUBLED } = await import('../support/machine.ts');

const watch = { ...machineWatch, adder: fakeAdder().adder, firstRun: fakeFirstRun().firstRun };
const DETAIL: View = { type: 'detail', checkId: 'disk:/data' };

it.each([
  ['home', null, [], 'health-monitor'],
  ['projects', null, ['2'], 'Not released yet'],
  ['score', null, ['v'], 'Every point'],
  ['detail', DETAIL, ['right'], 'Last looks'],
  ['add', null, ['c'], 'HTTP'],
  ['first-run', { type: 'first-run' } satisfies View, [], 'billing'],
] as const)('draws %s without colour', async (name, view, keys, shows) => {
  const incidents = name === 'home' ? OPEN_AND_RESOLVED : RESOLVED;
  await using app = await renderConsole({ ...after(TROUBLED, incidents), watch, session: { color: false } });
  if (view !== null) {
    app.store.acts.push(view);
    await app.settle();
  }
  await app.press(...keys);
  await app.waitFor(shows);
  await app.settle();
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
  await expect(app.svg()).toMatchFileSnapshot(`pictures/${name}-no-color.svg`);
});
