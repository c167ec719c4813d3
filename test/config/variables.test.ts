import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { envBoolean, envHost, envPort, envText } from '#config/env-value.ts';
import { readVariables } from '#config/variables.ts';

import { anas, loaded } from './support.ts';

test.each<[string, string | null]>([
  ['86400  # 24 hours', '86400'],
  ['"quoted # not a comment"', 'quoted # not a comment'],
  ["'%(asctime)s - %(name)s'", '%(asctime)s - %(name)s'],
  ['"x"  # why', 'x'],
  ['a#b', 'a#b'],
  ['# only a comment', null],
  ['', null],
  ['   ', null],
  ['REPLACE_WITH_YOUR_HOST', null],
  ['<your host>', null],
  ['${HOST}', null],
])('%j means %j', (raw, value) => {
  expect(envText(raw)).toBe(value);
});

test('1 is a port and a yes, each where it is asked for', () => {
  expect([envPort('1'), envBoolean('1'), envPort('0'), envPort('65536'), envPort('80a'), envBoolean('2')]).toEqual([
    1,
    true,
    null,
    null,
    null,
    null,
  ]);
});

test.each<[string, ReturnType<typeof envHost>]>([
  ['mem.example.org', { host: 'mem.example.org', port: null, tls: null }],
  ['mem.example.org:9000', { host: 'mem.example.org', port: 9000, tls: null }],
  ['https://ana:hush@mem.example.org:8443/v1', { host: 'mem.example.org', port: 8443, tls: true }],
  ['http://[::1]:8002', { host: '::1', port: 8002, tls: false }],
  ['two words', null],
  ['host:99999', null],
])('%j points to %j', (text, place) => {
  expect(envHost(text)).toEqual(place);
});

describe('the memory service', () => {
  const PREFIXES = ['MEM0AI_', 'CLAUDE_MULTIAGENT_PM_MEMORY_', 'CLAUDE_PM_MEMORY_', 'MEM0_', 'MEMORY_SERVICE_'];

  test('the newest spelling that says something wins, for each part by itself', () => {
    const part = fc.subarray(PREFIXES, { minLength: 1 });
    fc.assert(
      fc.property(part, part, (hosts, ports) => {
        const variables = {
          ...Object.fromEntries(hosts.map((prefix) => [`${prefix}HOST`, `h${PREFIXES.indexOf(prefix)}`])),
          ...Object.fromEntries(ports.map((prefix) => [`${prefix}PORT`, `${9000 + PREFIXES.indexOf(prefix)}`])),
        };
        const newest = (list: string[]) => Math.min(...list.map((prefix) => PREFIXES.indexOf(prefix)));
        const expected = { host: `h${newest(hosts)}`, port: 9000 + newest(ports) };
        expect(readVariables(anas(variables)).memory).toEqual(expected);
      }),
    );
  });

  test('a value that makes no sense is told by the name of its variable, and the next one is tried', () => {
    const variables = { MEM0AI_PORT: 'sk-not-a-port', MEM0_PORT: '9001', MEM0AI_USE_TLS: 'perhaps' };
    const { memory, notices } = readVariables(anas(variables));
    expect(memory).toEqual({ port: 9001 });
    expect(notices).toEqual([
      'The variable MEM0AI_PORT is ignored: expected a port from 1 to 65535.',
      'The variable MEM0AI_USE_TLS is ignored: expected true or false.',
    ]);
  });

  test('variables fill what the file leaves open, and keys are never read', async () => {
    const asked: string[] = [];
    const variables: Record<string, string> = { MEM0AI_HOST: 'https://mem.example.org', MEM0AI_API_KEY: 'hush' };
    const get = (name: string) => {
      asked.push(name);
      return variables[name];
    };
    const environment = { ...anas(), get };
    expect((await loaded('memory: {port: 9}\n', { environment })).memory).toEqual({
      host: 'mem.example.org',
      port: 9,
      tls: true,
      configured: true,
    });
    expect((await loaded('memory: {host: here}\n', { environment })).memory).toMatchObject({ host: 'here' });
    expect((await loaded(null, { environment })).memory).toMatchObject({ host: 'mem.example.org', configured: true });
    expect(asked.filter((name) => /KEY|TOKEN|SECRET|PASS/.test(name))).toEqual([]);
  });
});

test.each<[Record<string, string>, string[], string | null]>([
  [{ CLAUDE_PM_ROOT: '/a', CLAUDE_MULTIAGENT_PM_ROOT: '/b' }, [], '/b'],
  [{ CLAUDE_PM_FRAMEWORK_PATH: '~/fw' }, ['/u/ana/.claude-pm'], '/u/ana/fw'],
  [{}, ['/srv/.claude-pm', '/u/ana/Projects/Claude-PM'], '/srv'],
  [{}, ['/u/ana/Projects/claude-pm', '/u/ana/Projects/Claude-PM'], '/u/ana/Projects/Claude-PM'],
  [{}, ['/u/ana/.claude-pm'], '/u/ana/.claude-pm'],
  [{}, [], null],
])('with %j and the folders %j the framework is in %s', async (variables, folders, root) => {
  const config = await loaded(null, { environment: anas(variables), directories: new Set(folders) });
  expect(config.frameworkRoot).toBe(root);
});

test('started inside a framework, the folder it is in counts', async () => {
  const environment = anas({}, { cwd: '/srv/fw/docs/deep' });
  const config = await loaded(null, { environment, directories: new Set(['/srv/fw/.claude-pm']) });
  expect(config.frameworkRoot).toBe('/srv/fw');
});
