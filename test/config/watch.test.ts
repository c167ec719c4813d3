import { expect, test } from 'vitest';

import type { Config } from '#config/config.ts';
import { loadConfig } from '#config/load.ts';
import { watchConfig } from '#config/watch.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';

import { anas, FILE, STATE } from './support.ts';

/** A console that watches a file an editor plays with. */
async function watched(text: string | null) {
  const files = new Map<string, string>(text === null ? [] : [[FILE, text]]);
  const store = fakeConfigStore(files);
  const clock = new ManualClock();
  const themes: string[] = [];
  const errors: string[] = [];
  let loads = 0;
  const load = () => loadConfig({ store, environment: anas(), version: '1' });
  const stop = watchConfig({
    store,
    clock,
    config: await load(),
    load: () => {
      loads += 1;
      return load();
    },
    onConfig: ({ theme }: Config) => themes.push(theme),
    onError: ({ message }) => errors.push(message),
  });
  // Reading YAML takes real time, which the clock of the test knows nothing of.
  const until = async (done: () => boolean) => {
    for (let turn = 0; turn < 100 && !done(); turn++) await clock.pass(1000);
  };
  return { files, store, clock, themes, errors, stop, until, loads: () => loads };
}

test('a changed file holds from then on, each version of it once', async () => {
  const { files, themes, until, clock, loads } = await watched('theme: a\n');
  files.set(FILE, 'theme: b\n');
  await until(() => themes.length === 1);
  await clock.pass(30_000);
  files.set(FILE, 'theme: c\n');
  await until(() => themes.length === 2);
  expect([themes, loads()]).toEqual([['b', 'c'], 2]);
});

test('a broken file is told once, and the next good one holds', async () => {
  const { files, themes, errors, until, clock } = await watched('theme: a\n');
  files.set(FILE, 'theme: [\n');
  await until(() => errors.length === 1);
  await clock.pass(10_000);
  expect([themes, errors]).toEqual([[], [expect.stringContaining('config.yaml:')]]);
  files.set(FILE, 'theme: b\n');
  await until(() => themes.length === 1);
  expect(themes).toEqual(['b']);
});

test('a file that comes, and one that goes, count', async () => {
  const { files, themes, until } = await watched(null);
  files.set(FILE, 'theme: b\n');
  await until(() => themes.length === 1);
  files.delete(FILE);
  await until(() => themes.length === 2);
  expect(themes).toEqual(['b', 'dark']);
});

test('a file that an editor takes away and puts back is never read as gone', async () => {
  const { files, themes, until, clock } = await watched('theme: a\n');
  await clock.pass(950);
  files.delete(FILE);
  await clock.pass(300);
  files.set(FILE, 'theme: b\n');
  await until(() => themes.length > 0);
  expect(themes).toEqual(['b']);
});

test('a file that is still being written is read when it is whole', async () => {
  const { files, themes, errors, until, clock } = await watched('theme: a\n');
  await clock.pass(950);
  for (const part of ['th', 'theme: [', 'theme: "ready', 'theme: ready\n']) {
    files.set(FILE, part);
    await clock.pass(90);
  }
  await until(() => themes.length > 0);
  expect([themes, errors]).toEqual([['ready'], []]);
});

test('a change back before it was read is none', async () => {
  const { files, clock, loads } = await watched('theme: a\n');
  await clock.pass(1010);
  files.set(FILE, 'theme: b\n');
  await clock.pass(20);
  files.set(FILE, 'theme: a\n');
  await clock.pass(10_000);
  expect(loads()).toBe(0);
});

test('trust that was given counts without a change of the configuration', async () => {
  const { files, loads, until } = await watched('theme: a\n');
  files.set(`${STATE}/trust.json`, '{"schema":1,"trusted":{}}');
  await until(() => loads() === 1);
  expect(loads()).toBe(1);
});

test('an ended watch looks no more and leaves no timer', async () => {
  const { files, clock, stop, loads } = await watched('theme: a\n');
  await clock.pass(500);
  stop();
  files.set(FILE, 'theme: b\n');
  await clock.pass(10_000);
  expect([loads(), clock.pending]).toEqual([0, 0]);
});
