import { expect, test } from 'vitest';

import { projectFile } from '#config/file/project-files.ts';
import { written } from '#config/file/written.ts';

import { anas, loaded, problemsOf } from './support.ts';

test('a service without a manager says how it is run', async () => {
  const config = await loaded(`
services:
  - {manager: command, unit: web, start: [node, server.js, --name, my shop]}
  - id: api
    manager: command
    unit: api
    start: ./run.sh --port 8080
    stop: ./stop.sh
    restart: "sh -c 'touch restart.txt'"
    reload: [./reload]
    grace: 2s
    pidFile: run/api.pid
    match: run.sh --port
    folder: ~/api
  - {manager: pm2, unit: worker}
`);
  const nothing = { stop: null, restart: null, reload: null, pidFile: null, match: null };
  expect(config.services.map(({ plain }) => plain)).toEqual([
    {
      ...nothing,
      unit: 'web',
      start: { file: 'node', args: ['server.js', '--name', 'my shop'] },
      folder: '/u/ana',
      graceMs: 10_000,
    },
    {
      unit: 'api',
      start: { file: './run.sh', args: ['--port', '8080'] },
      stop: { file: './stop.sh', args: [] },
      restart: { file: 'sh', args: ['-c', 'touch restart.txt'] },
      reload: { file: './reload', args: [] },
      graceMs: 2000,
      pidFile: '/u/ana/.config/cpm-console/run/api.pid',
      match: 'run.sh --port',
      folder: '/u/ana/api',
    },
    undefined,
  ]);
  const again = await loaded(JSON.stringify({ services: written(config)['services'] }));
  expect(again.services, 'what is shown means the same').toEqual(config.services);
});

test('commands of a project run in its folder', async () => {
  const text = 'services: [{manager: command, unit: dev, start: npm run dev}]';
  const file = '/srv/shop/.cpm-console.yaml';
  const found = projectFile(file, new TextEncoder().encode(text), await import('zod'), '/u/ana');
  expect(found).toMatchObject({ services: [{ plain: { folder: '/srv/shop' } }] });
});

test('what cannot be is told with its place', async () => {
  expect(
    await problemsOf(`services:
  - {manager: command, unit: a}
  - {manager: command, unit: b, start: "x | y"}
  - {manager: command, unit: c, start: []}
  - {manager: command, unit: d, start: 7}
`),
  ).toEqual([
    expect.stringMatching(/^3:.*services\[1\]\.start: x \| y needs a shell/),
    expect.stringMatching(/^4:.*services\[2\]\.start: expected a command, or a list of its words/),
    expect.stringMatching(/^5:.*services\[3\]\.start: expected a command, or a list of its words/),
  ]);
  const homeless = { environment: anas({}, { home: null }) };
  expect(
    await problemsOf(
      `services:
  - {manager: command, unit: a}
  - {manager: pm2, unit: b, start: c}
  - {manager: command, unit: a, match: e}
  - {manager: command, unit: f, pidFile: ~/f.pid}
`,
      homeless,
    ),
  ).toEqual([
    expect.stringMatching(/^2:.*services\[0\]: expected start, pidFile or match/),
    expect.stringMatching(/^3:.*services\[1\]\.start: start is only for services with manager: command/),
    expect.stringMatching(/^4:.*services\[2\]\.unit: this unit is services\[0\]/),
    expect.stringMatching(/^5:.*services\[3\]\.pidFile: there is no home folder/),
  ]);
});
