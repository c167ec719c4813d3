import { describe, expect, it } from 'vitest';

import type { RunItem } from '#domain/procedure/standing.ts';
import type { View } from '#store/state.ts';

import { renderConsole } from '../support/console.tsx';
import { after, TROUBLED } from '../support/machine.ts';
import { fakePushDesk } from '../support/push/desk.ts';
import { blocked, review } from '../support/push/review.ts';
import { fakeDesk } from '../support/runs/desk.ts';
import { BEGAN, halfWay, pushPlan, released, runAfterAll, started, testing } from '../support/runs/plan.ts';

const NOW = BEGAN + 31_000;
const item = (state: RunItem['state'], where: RunItem['where'] = 'nowhere'): RunItem => ({ state, where });
const TURN = runAfterAll([
  started('publish'),
  {
    type: 'asked',
    step: 'publish',
    question: {
      id: 'code',
      kind: 'your-turn',
      title: 'npm wants to see you: log in again.',
      lines: ['The package is packed and the tag is out; only this is missing.'],
      command: 'npm login --auth-type=web',
      choices: [
        { id: 'run', title: 'Run it here', note: 'the screen steps aside' },
        { id: 'wait', title: 'Copy it and wait', note: 'I go on when npm knows you' },
        { id: 'skip', title: 'Skip this step with a reason' },
        { id: 'stop', title: 'Stop here' },
      ],
    },
  },
]);
const SOME: readonly RunItem[] = [
  item(released(pushPlan('docs'), 'push-20261119-090000-0001')),
  item(halfWay(pushPlan('web-shop'), 'push-20261119-100000-0002')),
  item({ ...testing(pushPlan('auth'), 'push-20261118-100000-0003'), state: 'undone', endedAt: NOW - 9000 }),
  item(testing(pushPlan('billing'), 'push-20261120-140200-0004'), 'here'),
];
const push = (name: string): View => ({
  type: 'push',
  projects: [{ name, path: `/home/ana/projects/${name}` }],
});
const AUTH = { id: 'auth', name: 'auth', path: '/home/ana/projects/auth' };

interface Scene {
  readonly name: string;
  readonly items: readonly RunItem[];
  readonly view: View;
  readonly keys?: readonly string[];
  readonly shows: RegExp;
}

const run = (name: string, one: RunItem, shows: RegExp): Scene => ({
  name,
  items: [one],
  view: { type: 'run', run: one.state.run },
  shows,
});
const SCENES: readonly Scene[] = [
  { name: 'runs', items: SOME, view: { type: 'place', place: 'runs' }, shows: /push docs/ },
  run('run-working', item(testing(), 'here'), /40 ms/),
  run('run-your-turn', item(TURN, 'here'), /npm login/),
  run('run-half-way', item(halfWay()), /on origin/),
  run('run-done', item(released()), /registry\.example/),
  { name: 'push-review', items: [], view: push('api-gateway'), shows: /minor/ },
  { name: 'push-confirm', items: [], view: push('api-gateway'), keys: ['enter'], shows: /Cancel/ },
  {
    name: 'push-rollback',
    items: [],
    view: { type: 'rollback', project: { name: 'api-gateway', path: '/home/ana/projects/api-gateway' }, word: null },
    shows: /Take back api-gateway 2/,
  },
  { name: 'push-blocked', items: [], view: push('auth'), shows: /CI failed/ },
  {
    name: 'push-fleet',
    items: [],
    view: { type: 'push', projects: [AUTH, { name: 'api-gateway', path: '/home/ana/projects/api-gateway' }] },
    shows: /ready/,
  },
];
const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = {
  'no-color': { color: false },
  ascii: { ascii: true },
  'screen-reader': { screenReader: true },
};

const answer = (path: string) => (path.endsWith('auth') ? blocked({ project: AUTH }) : review());

async function picture({ items, view, keys = [], shows }: Scene, more: Parameters<typeof renderConsole>[0]) {
  const watch = { runs: fakeDesk().runs, push: fakePushDesk(answer).push, now: () => NOW };
  await using app = await renderConsole({ ...after(TROUBLED), watch, ...more, now: NOW });
  app.store.acts.runsChanged(items);
  if (view.type === 'place') app.store.acts.go(view.place);
  else app.store.acts.push(view);
  const first = keys.length === 0 ? shows : /Push|runs/;
  await app.waitFor(first);
  await app.settle();
  await app.press(...keys);
  await app.waitFor(shows);
  return app.svg();
}

describe.each(SCENES)('the picture of $name', (scene) => {
  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    const svg = await picture(scene, { cols, rows });
    await expect(svg).toMatchFileSnapshot(`pictures/${scene.name}-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture(scene, { cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/${scene.name}-${name}.svg`);
  });
});
