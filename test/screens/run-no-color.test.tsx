import { expect, it, vi } from 'vitest';

import type { RunItem } from '#domain/procedure/standing.ts';
import type { View } from '#store/state.ts';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../support/console.tsx');
const { fakePushDesk } = await import('../support/push/desk.ts');
const { blocked } = await import('../support/push/review.ts');
const { fakeDesk } = await import('../support/runs/desk.ts');
const { BEGAN, halfWay, testing } = await import('../support/runs/plan.ts');

const LEFT: RunItem = { state: halfWay(), where: 'nowhere' };
const WORKING: RunItem = { state: { ...testing(), run: 'push-20261120-150000-0001' }, where: 'here' };
const PROJECT = { name: 'api-gateway', path: '/home/ana/projects/api-gateway' };

const SCENES: readonly (readonly [string, View, RegExp])[] = [
  ['the runs', { type: 'place', place: 'runs' }, /▶ push api-gateway[^]*⚠ push api-gateway/],
  ['a run at work', { type: 'run', run: WORKING.state.run }, /▶ 4 Tests[^]*point of no return/],
  ['a run left half way', { type: 'run', run: LEFT.state.run }, /❯ Resume +goes on with/],
  ['what is in the way', { type: 'push', projects: [PROJECT] }, /✘ CI failed/],
];

it.each(SCENES)('says all of %s in glyphs and words', async (_name, view, shows) => {
  const watch = { runs: fakeDesk().runs, push: fakePushDesk(() => blocked()).push, now: () => BEGAN + 31_000 };
  await using app = await renderConsole({ watch, session: { color: false } });
  app.store.acts.runsChanged([LEFT, WORKING]);
  if (view.type === 'place') app.store.acts.go(view.place);
  else app.store.acts.push(view);
  await app.waitFor(shows);
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
});
