import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isErrorLine, levelOf } from '#domain/log-level.ts';
import { isAtLeast, levelOfNumber, levelOfPriority } from '#domain/logs/level.ts';
import type { LogLevel } from '#domain/logs/line.ts';

const SAID: readonly (readonly [LogLevel, string])[] = [
  ['info', '2026-11-21T10:00:00.123Z INFO [db] connected'],
  ['info', '[2026-11-21 10:00:00] NOTICE: reloaded'],
  ['info', '2026-11-21 10:00:00.123 UTC [4127] LOG:  checkpoint starting'],
  ['info', '{"level":30,"time":1763735932123,"msg":"listening"}'],
  ['info', 'ts=2026-11-21T10:00:00Z level=info msg="no ERROR"'],
  ['info', 'I1121 10:00:00.123456    4127 main.go:12] started'],
  ['info', '10:00AM INF started'],
  ['info', 'info: started'],
  ['debug', '2026-11-21 10:00:00,123 - jobs - DEBUG - polled'],
  ['debug', '{"level":"debug","msg":"polled"}'],
  ['debug', '<31>Nov 21 10:00:00 atlas app: polled'],
  ['trace', '{"level":10,"msg":"entered"}'],
  ['trace', '2026-11-21T10:00:00Z TRACE entered'],
  ['warning', 'WARN slow'],
  ['warning', '2026-11-21 10:00:00 WARNING jobs: slow'],
  ['warning', '2026/11/21 10:00:00 [warn] 12#0: a client request body is buffered'],
  ['warning', 'warning: unused variable'],
  ['warning', '(node:4127) Warning: listener leak'],
  ['warning', '{"severity":"WARNING","message":"slow"}'],
  ['warning', '<12>app: slow'],
  ['error', '2026-11-21T10:00:00.123Z\terror\tdb\tconnection lost'],
  ['error', 'Error: listen EADDRINUSE: address already in use :::7001'],
  ['error', 'TypeError: Cannot read properties of undefined'],
  ['error', 'java.lang.IllegalStateException: closed'],
  ['error', 'Error [ERR_HTTP]: closed'],
  ['error', 'Traceback (most recent call last):'],
  ['error', 'E1121 10:00:00.123456    4127 main.go:12] failed'],
  ['error', '2026-11-21 10:00:00.123 UTC [4127] ERROR:  relation "x" does not exist'],
  ['error', '10:00AM ERR failed'],
  ['fatal', 'panic: runtime error: index out of range'],
  ['fatal', 'fatal: not a git repository'],
  ['fatal', '2026-11-21T10:00:00Z CRITICAL out of memory'],
  ['fatal', '{"level":60,"msg":"gone"}'],
  ['fatal', '<2>kernel: gone'],
];

test.each(SAID)('%s: %s', (level, line) => expect(levelOf(line)).toBe(level));

describe('lines that say no level', () => {
  test.each([
    '',
    'an error happened in the night',
    'info about the server',
    'GET /error 200',
    'all tests passed with no warnings',
    '    at handler (ERROR.js:12)',
    '10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 500 12',
    'Errors: 0',
    '<999>x',
  ])('%s', (line) => expect(levelOf(line)).toBeNull());
});

test('whatever counts as an error line is an error here', () => {
  const times = ['', '2026-11-21 10:00:00 ', '[2026-11-21T10:00:00Z] ', 'Nov 21 10:00:00 atlas app[12]: '];
  const words = [
    'ERROR',
    'FATAL',
    '[error]',
    'CRITICAL:',
    'INFO',
    'warn',
    'no',
    'level=error',
    '"level":50',
    '| ERROR |',
  ];
  const part = fc.constantFrom(...words);
  fc.assert(
    fc.property(fc.constantFrom(...times), fc.array(part, { maxLength: 5 }), fc.string(), (time, parts, rest) => {
      const line = `${time}${parts.join(' ')} ${rest}`;
      fc.pre(isErrorLine(line));
      expect(['error', 'fatal']).toContain(levelOf(line));
    }),
  );
});

test('numbers of pino and syslog', () => {
  expect([10, 20, 30, 40, 50, 60, 35, 5, 70].map(levelOfNumber)).toEqual([
    'trace',
    'debug',
    'info',
    'warning',
    'error',
    'fatal',
    'info',
    null,
    null,
  ]);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(levelOfPriority)).toEqual([
    'fatal',
    'fatal',
    'fatal',
    'error',
    'warning',
    'info',
    'info',
    'debug',
  ]);
  expect(isAtLeast('fatal', 'error')).toBe(true);
  expect(isAtLeast('info', 'warning')).toBe(false);
  expect(isAtLeast(null, 'trace')).toBe(false);
});
