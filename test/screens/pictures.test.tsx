import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { fakeAdder, fakeFirstRun, machineWatch } from '../support/machine-watch.ts';
import { after, OPEN_AND_RESOLVED, RESOLVED, TROUBLED } from '../support/machine.ts';

interface Scene {
  readonly name: string;
  readonly keys: readonly string[];
  /** Something that is there when everything that is read behind the screen has arrived. */
  readonly shows: RegExp;
}

const SCENES: readonly Scene[] = [
  { name: 'home', keys: [], shows: /health-mo/ },
  { name: 'projects', keys: ['2'], shows: /billing/ },
  { name: 'score', keys: ['v'], shows: /billing/ },
  { name: 'add', keys: ['c'], shows: /HTTP/ },
];
const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = {
  ascii: { ascii: true },
  'screen-reader': { screenReader: true },
};

const watch = { ...machineWatch, adder: fakeAdder().adder, firstRun: fakeFirstRun().firstRun };

async function picture({ name, keys, shows }: Scene, more: Parameters<typeof renderConsole>[0]) {
  const incidents = name === 'home' ? OPEN_AND_RESOLVED : RESOLVED;
  await using app = await renderConsole({ ...after(TROUBLED, incidents), watch, ...more });
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

describe('the picture of the detail view', () => {
  const detail = async (more: Parameters<typeof renderConsole>[0]) => {
    await using app = await renderConsole({ ...after(TROUBLED, RESOLVED), watch, ...more });
    app.store.acts.push({ type: 'detail', checkId: 'disk:/data' });
    await app.settle();
    await app.press('right');
    await app.waitFor(/▅▅▅|Machine|91/);
    await app.settle();
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await detail({ cols, rows })).toMatchFileSnapshot(`pictures/detail-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await detail({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/detail-${name}.svg`);
  });
});

describe('the picture of the first run', () => {
  const firstRun = async (more: Parameters<typeof renderConsole>[0]) => {
    await using app = await renderConsole({ ...after(TROUBLED, RESOLVED), watch, ...more });
    app.store.acts.push({ type: 'first-run' });
    await app.waitFor('billing');
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await firstRun({ cols, rows })).toMatchFileSnapshot(`pictures/first-run-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await firstRun({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/first-run-${name}.svg`);
  });
});
