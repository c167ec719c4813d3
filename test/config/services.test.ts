import { expect, test } from 'vitest';

import { readProjectFile, withProjectFiles } from '#config/file/project-files.ts';
import { written } from '#config/file/written.ts';

import { loaded, problemsOf } from './support.ts';

const TWO = `services:
  - { id: db, manager: systemd, unit: postgresql.service }
  - id: web
    manager: pm2
    unit: web
    after: [db]
    checks: [front, "http:db-page"]
    ready: { within: 30s, good: 5, every: 10ms }
    logs: [logs/*.log, ~/web.log]
checks:
  - { kind: http, id: front, url: "http://localhost:3000/health" }
groups:
  shop: [db, web]
`;

test('what is written about a service holds, its checks by their full ids and its logs as absolute paths', async () => {
  const { services, groups } = await loaded(TWO);
  expect(services[1]).toEqual({
    id: 'web',
    manager: 'pm2',
    unit: 'web',
    critical: false,
    after: ['db'],
    checks: ['http:front', 'http:db-page'],
    ready: { withinMs: 30_000, good: 5, everyMs: 10 },
    logs: ['/u/ana/.config/cpm-console/logs/*.log', '/u/ana/web.log'],
  });
  expect(groups).toEqual({ shop: ['db', 'web'] });
});

test('what config show prints can be read again and means the same', async () => {
  const config = await loaded(TWO);
  const again = await loaded(JSON.stringify(written(config)));
  expect(again.services).toEqual(config.services);
  expect(again.groups).toEqual(config.groups);
});

const unit = (id: string, more: string) => `  - { id: ${id}, manager: pm2, unit: ${id}${more} }\n`;

test.each<[string, string, string[]]>([
  [
    'a service nobody knows',
    `services:\n${unit('web', ', after: [webb]')}`,
    ['2:49: services[0].after[0]: there is no service webb. Did you mean web?'],
  ],
  [
    'a requirement nobody knows',
    `services:\n${unit('web', ', requires: [postgres]')}`,
    ['2:52: services[0].requires[0]: there is no service postgres'],
  ],
  [
    'a service after itself',
    `services:\n${unit('web', ', after: [web]')}`,
    ['2:49: services[0].after[0]: a circle: web -> web. Take one of them out.'],
  ],
  [
    'a circle over both kinds of order',
    `services:\n${unit('a', ', after: [b]')}${unit('b', ', requires: [c]')}${unit('c', ', after: [a]')}`,
    ['4:45: services[2].after[0]: a circle: a -> b -> c -> a. Take one of them out.'],
  ],
  [
    'a check nobody knows',
    `services:\n${unit('web', ', checks: [frnt]')}checks:\n  - { kind: http, id: front, url: "http://x.example" }\n`,
    ['2:50: services[0].checks[0]: there is no check frnt. Did you mean front?'],
  ],
  [
    'a group of strangers',
    `services:\n${unit('web', '')}groups:\n  shop: [wbe]\n`,
    ['4:10: groups.shop[0]: there is no service wbe. Did you mean web?'],
  ],
  [
    'a time too short',
    `services:\n${unit('web', ', ready: { within: 1ms }')}`,
    ['2:58: services[0].ready.within: expected a duration from 10ms to 521w3d'],
  ],
  [
    'no good look at all',
    `services:\n${unit('web', ', ready: { good: 0 }')}`,
    ['2:56: services[0].ready.good: expected a whole number from 1 to 100'],
  ],
])('%s is told with its place', async (_what, text, lines) => {
  expect(await problemsOf(text)).toEqual(lines);
});

test('the file of a project may name services of the person; what nobody names is left out and told', async () => {
  const file = '/srv/shop/.cpm-console.yaml';
  const text = `services:\n${unit('web', ', after: [db, cache]')}`;
  const added = await readProjectFile(file, Buffer.from(text), '/u/ana');
  const own = await loaded(`services:\n${unit('db', '')}`);
  const { services, notices } = withProjectFiles(own, [added], '/u/ana');
  expect(services.map(({ id, after }) => [id, after])).toEqual([
    ['db', undefined],
    ['web', ['db']],
  ]);
  expect(notices).toEqual(['web is to be started after cache, which no file names; that is left out.']);
});
