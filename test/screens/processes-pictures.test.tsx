import { describe, expect, it } from 'vitest';

import { processesView } from '#screens/processes/view.ts';
import type { View } from '#store/state.ts';

import { renderConsole } from '../support/console.tsx';
import { after, TROUBLED } from '../support/machine.ts';
import { fakeProcesses, MACHINE, NOW } from '../support/processes/desk.ts';

const { pid, startedAt } = MACHINE.find((one) => one.pid === 4127)!;

interface Scene {
  readonly name: string;
  readonly view: View;
  readonly shows: RegExp;
}

const SCENES: readonly Scene[] = [
  { name: 'processes', view: processesView('cpu'), shows: /8814[^]*4200/ },
  { name: 'processes-tree', view: { ...processesView('cpu'), tree: true }, shows: /8814[^]*4200/ },
  { name: 'process', view: { type: 'process', pid, startedAt }, shows: /preview\.js/ },
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

async function picture({ view, shows }: Scene, more: Parameters<typeof renderConsole>[0]) {
  const watch = { processes: fakeProcesses().processes, now: () => NOW };
  await using app = await renderConsole({ ...after(TROUBLED), watch, ...more, now: NOW });
  app.store.acts.set({ paused: true });
  app.store.acts.push(view);
  await app.waitFor(shows);
  await app.settle();
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
