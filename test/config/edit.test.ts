import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type Edit, editConfig } from '#config/edit/edit.ts';
import { loadConfig } from '#config/load.ts';
import { configStore } from '#services/adapters/config-store.ts';

import { anas } from './support.ts';

const TEXT = `# My console
refresh: 2s   # calm

projects:
  - ~/src/shop  # the old one

  # the gateway
  - id: api     # short
    path: "/srv/api"

checks: # what counts
    - kind: tcp
      port: 5432
      # postgres is slow
      timeout: 3s

    - {kind: disk, path: /data}
environments:
  production:
    checks:
      - {id: extra, kind: tcp, port: 1}
# the end
`;

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'cpm-edit-')));
  path = join(dir, 'config.yaml');
});
afterEach(() => rm(dir, { recursive: true }));

async function edited(text: string | null, edit: Edit, environment = 'development') {
  if (text !== null) await writeFile(path, text);
  const done = await editConfig({ store: configStore, config: { path, environment }, home: '/u/ana' }, edit);
  return { ...done, text: await readFile(path, 'utf8') };
}

const lines = (text: string) => text.split('\n');

/** Lines of `after` that `before` has not, and the other way round. */
function difference(before: string, after: string) {
  const [old, fresh] = [new Set(lines(before)), new Set(lines(after))];
  return {
    gone: lines(before).filter((line) => !fresh.has(line)),
    come: lines(after).filter((line) => !old.has(line)),
  };
}

describe('only the lines of the item change', () => {
  test.each<[string, Edit, { gone: string[]; come: string[] }]>([
    [
      'adding to a list',
      { list: 'projects', add: { path: '/srv/new: one', id: 'new' } },
      { gone: [], come: ['  - path: "/srv/new: one"', '    id: new'] },
    ],
    [
      'adding to a list set in deeper',
      { list: 'checks', add: { kind: 'http', url: 'http://a.example', status: ['200'] } },
      { gone: [], come: ['    - kind: http', '      url: http://a.example', '      status:', '        - "200"'] },
    ],
    [
      'adding a list',
      { list: 'services', add: { manager: 'systemd', unit: 'nginx.service' } },
      { gone: [], come: ['services:', '  - manager: systemd', '    unit: nginx.service'] },
    ],
    [
      'taking one out',
      { list: 'projects', id: 'shop', remove: true },
      { gone: ['  - ~/src/shop  # the old one'], come: [] },
    ],
    [
      'taking out one of several lines',
      { list: 'checks', id: 'tcp:localhost:5432', remove: true },
      { gone: ['    - kind: tcp', '      port: 5432', '      # postgres is slow', '      timeout: 3s'], come: [] },
    ],
    [
      'replacing one value',
      { list: 'checks', id: 'tcp:localhost:5432', replace: { kind: 'tcp', port: 5433, timeout: '3s' } },
      { gone: ['      port: 5432'], come: ['      port: 5433'] },
    ],
    [
      'replacing a short form',
      { list: 'projects', id: 'shop', replace: { path: '/opt/shop' } },
      { gone: ['  - ~/src/shop  # the old one'], come: ['  - path: /opt/shop  # the old one'] },
    ],
  ])('%s', async (_what, edit, change) => {
    const { text, undo } = await edited(TEXT, edit);
    expect(difference(TEXT, text)).toEqual(change);
    await undo();
    expect(await readFile(path, 'utf8')).toBe(TEXT);
  });

  test('with the line ends the file has', async () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    const { after } = await edited(text, { list: 'checks', add: { kind: 'tcp', port: 1 } });
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.length).toBe(text.length + '    - kind: tcp\r\n      port: 1\r\n'.length);
  });
});

describe('lists that are written in other ways keep their comments', () => {
  test.each([
    ['on one line', 'checks: [{kind: tcp, port: 1}] # few\n'],
    ['empty', 'checks: [] # few\n'],
    ['holding nothing', 'checks: # few\n'],
    ['without indentation', '# few\nchecks:\n- kind: tcp\n  port: 1\n'],
    ['with an anchor', '# few\nchecks:\n  - &a\n    kind: tcp\n    port: 1\n'],
    ['the whole file on one line', '{checks: [{kind: tcp, port: 1}]} # few\n'],
    ['with an end mark', 'theme: dark # few\n...\n'],
  ])('%s', async (_what, text) => {
    const { after, undo } = await edited(text, { list: 'checks', add: { kind: 'tcp', port: 2 } });
    expect(after).toContain('# few');
    const config = await loadConfig({ store: configStore, environment: anas(), version: '1', file: path });
    expect(config.checks.at(-1)?.id).toBe('tcp:localhost:2');
    await undo();
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('the last item can be taken out', async () => {
    const { after } = await edited('# few\nchecks:\n  - {kind: tcp, port: 1}\n', {
      list: 'checks',
      id: 'tcp:localhost:1',
      remove: true,
    });
    expect(after).toBe('# few\nchecks: []\n');
  });
});

test('a file that is not there is written, private, and taken away again', async () => {
  const { before, text, undo } = await edited(null, { list: 'projects', add: { path: '~/x' } });
  expect([before, text]).toEqual([null, 'projects:\n  - path: ~/x\n']);
  await undo();
  expect(await readdir(dir)).toEqual([]);
});

test('a change that would break the file is refused with its place, and nothing is written', async () => {
  const broken = edited(TEXT, { list: 'checks', add: { kind: 'tcp', prt: 1 } });
  await expect(broken).rejects.toThrow(
    /config\.yaml:\d+:\d+: checks\[2\]\.prt: there is no such key. Did you mean port\?/,
  );
  expect(await readFile(path, 'utf8')).toBe(TEXT);
  await expect(edited(TEXT, { list: 'checks', add: { kind: 'tcp', port: 5432 } })).rejects.toThrow('the same check');
});

test('a file that is broken already is not touched', async () => {
  await expect(edited('checks: [\n', { list: 'checks', add: { kind: 'tcp', port: 1 } })).rejects.toMatchObject({
    code: 'config-invalid',
  });
});

test('what comes from the section of an environment is not in the main part', async () => {
  const remove = edited(TEXT, { list: 'checks', id: 'tcp:extra', remove: true }, 'production');
  await expect(remove).rejects.toMatchObject({ code: 'not-in-file', exit: 'refused' });
});

test('a file that somebody else changed meanwhile is not overwritten, neither by a change nor by its undo', async () => {
  const store = {
    ...configStore,
    write: async (file: string, text: string, expected: string | null) => {
      await writeFile(path, 'theme: theirs\n');
      return configStore.write(file, text, expected);
    },
  };
  await writeFile(path, TEXT);
  const request = { config: { path, environment: 'development' }, home: '/u/ana' };
  const edit: Edit = { list: 'checks', add: { kind: 'tcp', port: 9 } };
  await expect(editConfig({ ...request, store }, edit)).rejects.toMatchObject({ code: 'config-changed' });
  expect(await readFile(path, 'utf8')).toBe('theme: theirs\n');
  const { undo } = await editConfig({ ...request, store: configStore }, edit);
  await writeFile(path, 'theme: theirs again\n');
  await expect(undo()).rejects.toMatchObject({ code: 'config-changed' });
  expect(await readFile(path, 'utf8')).toBe('theme: theirs again\n');
});
