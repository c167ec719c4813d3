import { expect, test } from 'vitest';

import {
  readOutdatedByName,
  readPipOutdated,
  readYarnOutdated,
  unansweredByPip,
} from '#domain/release/audits/outdated.ts';

const text = (value: unknown) => JSON.stringify(value);

test('npm and pnpm: the farthest behind first; a workspace may list one twice', () => {
  const output = text({
    patch: { current: '1.0.0', wanted: '1.0.1', latest: '1.0.1' },
    zoo: { current: '1.0.0', latest: '2.0.0' },
    ant: [
      { current: '1.0.0', latest: '2.0.0' },
      { current: '1.1.0', latest: '2.0.0' },
    ],
    missing: { wanted: '1.0.0', latest: '1.0.0' },
    same: { current: '1.0.0', latest: '1.0.0' },
    git: { current: 'git', latest: 'git' },
  });
  expect(readOutdatedByName(output)?.map(({ name, current, gap }) => [name, current, gap])).toEqual([
    ['ant', '1.0.0', 'major'],
    ['zoo', '1.0.0', 'major'],
    ['patch', '1.0.0', 'patch'],
    ['missing', null, 'other'],
  ]);
  expect(readOutdatedByName('{}')).toEqual([]);
  expect(readOutdatedByName('\n')).toEqual([]);
});

test('yarn 1 prints a table in a line', () => {
  const table = {
    type: 'table',
    data: { head: ['Package', 'Current', 'Wanted', 'Latest'], body: [['ant', '1.0.0', '1.1.0', '1.1.0']] },
  };
  const output = `${text({ type: 'info', data: 'colours' })}\n${text(table)}\n`;
  expect(readYarnOutdated(output)).toEqual([{ name: 'ant', current: '1.0.0', latest: '1.1.0', gap: 'minor' }]);
  expect(readYarnOutdated('')).toEqual([]);
});

test('pip', () => {
  const output = text([{ name: 'jinja2', version: '2.11', latest_version: '3.1.2', latest_filetype: 'wheel' }]);
  expect(readPipOutdated(output)).toEqual([{ name: 'jinja2', current: '2.11', latest: '3.1.2', gap: 'major' }]);
  expect(readPipOutdated('[]')).toEqual([]);
  const absent = 'Could not fetch URL http://i/own/: 404 Client Error: Not Found - skipping\n';
  const silent = 'Could not fetch URL http://u:p@i/own/: connection error: refused - skipping\n';
  expect(readPipOutdated(`${absent}[]`)).toEqual([]);
  expect(readPipOutdated(`${absent}${silent}[]`)).toBeNull();
  expect(readPipOutdated(`${silent}${output}`)).toHaveLength(1);
  expect(unansweredByPip(`${absent}${silent}`)).toEqual([
    'http://i/own/ was not asked: connection error: refused - skipping',
  ]);
});

test('a failure is no list', () => {
  for (const output of ['oops', '[]', text({ error: { code: 'ECONNREFUSED', summary: 'no' } })])
    expect(readOutdatedByName(output)).toBeNull();
  for (const output of ['oops', text({ type: 'error', data: 'no' })]) expect(readYarnOutdated(output)).toBeNull();
  for (const output of ['', 'oops', '{}']) expect(readPipOutdated(output)).toBeNull();
});
