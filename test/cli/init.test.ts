import { expect, test } from 'vitest';

import init from '#cli/commands/init.ts';
import { loadConfig } from '#config/load.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../support/invocation.ts';

interface Run extends Omit<NonNullable<Parameters<typeof invocationIn>[1]>, 'world'> {
  readonly files?: Map<string, string>;
  readonly world?: (world: World) => Partial<World>;
}

async function run({ files = new Map<string, string>(), world: change = () => ({}), ...given }: Run) {
  const clock = new ManualClock();
  const demo = { ...demoWorld({ clock }), clock, configStore: fakeConfigStore(files) };
  const world = { ...demo, ...change(demo) };
  const config = await loadConfig({ store: world.configStore, environment: world.environment, version: '1' });
  const { invocation, out } = invocationIn(world, { config, ...given });
  return { files, config, clock, code: init.run(invocation), out };
}

const yes = { values: { yes: true } };

test('what is found on the machine is shown, and written as a configuration that names it', async () => {
  const { code, out, files, config } = await run(yes);
  expect(await code).toBe(0);
  expect(out()).toMatch(/Projects {5}10 git trees, \d+ on GitHub/);
  expect(out()).toMatch(/Agents {7}claude, codex, gemini, aider/);
  expect(out()).toContain(`Wrote ${config.path}.`);
  const store = fakeConfigStore(files);
  const { environment } = demoWorld({ clock: new ManualClock() });
  const written = await loadConfig({ store, environment, version: '1' });
  expect(written.named).toEqual(expect.arrayContaining(['projects', 'services', 'agents', 'memory']));
  expect(written.projects).toContainEqual({ id: 'web-shop', path: `${environment.home}/projects/web-shop` });
  expect(new Set(written.services.map(({ manager }) => manager))).toEqual(new Set(['systemd', 'pm2']));
  expect(written.memory).toMatchObject({ host: 'localhost', port: 8002, configured: true });
  expect(files.get(config.path)).toContain('path: ~/projects/web-shop');
});

test('nothing is written without consent', async () => {
  const asked: string[] = [];
  for (const answer of ['n', '', 'no', 'yesterday', null]) {
    const { code, files, out } = await run({
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });
    expect(await code).toBe(4);
    expect(files.size).toBe(0);
    expect(out()).toContain('Nothing was written.');
  }
  expect(asked[0]).toMatch(/^Write this to ~\/\.config\/cpm-console\/config\.yaml\? \[y\/N\] $/);
});

test.each(['y', 'Y', ' yes '])('%j on a terminal is consent', async (answer) => {
  const { code, files } = await run({ ask: () => Promise.resolve(answer) });
  expect(await code).toBe(0);
  expect(files.size).toBe(1);
});

test('without a terminal nobody can agree', async () => {
  const { code, files } = await run({});
  await expect(code).rejects.toMatchObject({ code: 'needs-consent', exit: 'refused' });
  expect(files.size).toBe(0);
});

test('a file that is there is never overwritten, only compared with', async () => {
  const { environment } = demoWorld({ clock: new ManualClock() });
  const path = `${environment.configDir}/config.yaml`;
  const mine = () => new Map([[path, 'theme: light\n']]);
  const refused = await run({ files: mine(), ...yes });
  await expect(refused.code).rejects.toMatchObject({ code: 'config-exists', exit: 'refused' });
  expect(refused.files.get(path)).toBe('theme: light\n');
  const dry = await run({ files: mine(), values: { 'dry-run': true } });
  expect(await dry.code).toBe(0);
  expect(dry.out()).toContain('projects:');
  expect(dry.files.get(path)).toBe('theme: light\n');
});

test('as JSON it is one document that says what was found and whether it was written', async () => {
  const { code, out } = await run({ values: { json: true, 'dry-run': true } });
  expect(await code).toBe(0);
  expect(JSON.parse(out())).toMatchObject({
    schema: 1,
    found: { memory: { port: 8002 }, unanswered: [] },
    written: null,
  });
});

test('a part that does not answer in time is left out and told', async () => {
  const never = new Promise<never>(() => undefined);
  const { code, out, clock } = await run({
    values: { 'dry-run': true },
    world: ({ managers }) => ({ managers: managers.map((manager) => ({ ...manager, list: () => never })) }),
  });
  await clock.pass(3000);
  expect(await code).toBe(0);
  expect(out()).toContain('Services     none found');
  expect(out()).toContain('No answer in time from services of systemd.');
});

test('with nothing to name there is nothing to do', async () => {
  const nothing = { list: () => Promise.resolve([]), stat: () => Promise.resolve(null) };
  const { code, out, files } = await run({
    ...yes,
    world: (demo) => ({
      managers: [],
      files: { ...demo.files, ...nothing },
      shell: { ...demo.shell, which: () => Promise.resolve(null) },
      net: { ...demo.net, http: () => Promise.reject(new Error('refused')) },
    }),
  });
  expect(await code).toBe(3);
  expect(files.size).toBe(0);
  expect(out()).toContain('There is nothing to write.');
});

test.each([
  ['a page', '<html>healthy</html>'],
  ['a bare word', '"healthy"'],
  ['a list', '[]'],
])('%s on the port of the memory service is not one', async (_what, body) => {
  const { code, out } = await run({
    values: { 'dry-run': true },
    world: (demo) => ({
      net: {
        ...demo.net,
        http: () =>
          Promise.resolve({ status: 200, headers: {}, body, truncated: false, tookMs: 1, certificateDays: null }),
      },
    }),
  });
  await code;
  expect(out()).toContain('Memory       nothing answers');
});
