import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { errorTimes } from '#domain/log-errors.ts';
import { isErrorLine, levelOf, SUSPECT } from '#domain/log-level.ts';
import { lineTime } from '#domain/log-time.ts';

describe('errors', () => {
  test.each([
    'ERROR something broke',
    'ERROR: something broke',
    '[ERROR] something broke',
    '2026-11-21 10:00:00,123 ERROR something broke',
    '2026-11-21T10:00:00.123Z ERROR [db] something broke',
    '2026-11-21 10:00:00,123 - jobs - ERROR - something broke',
    '2026-11-21 10:00:00,123 jobs ERROR something broke',
    '2026-11-21 10:00:00,123 claude_pm.services.memory CRITICAL something broke',
    '[2026-11-21 10:00:00] FATAL: something broke',
    'Nov 21 14:38:52 atlas app[12]: ERROR something broke',
    'Sat Nov 21 14:38:52 UTC 2026 | ERROR | something broke',
    '2026/11/21 10:00:00 [error] 12#0: *3 connect() failed',
    'ERROR:root:something broke',
    'time=2026-11-21T10:00:00Z level=error msg="something broke"',
    '{"level":50,"time":1763735932123,"msg":"something broke"}',
    '{"time":"2026-11-21T10:00:00Z","severity":"ERROR","message":"something broke"}',
    '12345 FATAL something broke',
    'Nov 21 14:38:52 atlas prom[12]: ts=2026-11-21T14:38:52Z caller=main.go:12 level=error msg="something broke"',
    'msg="it said: level=info" level=error',
    '2026-11-21T10:00:00Z \u001b[31mERROR\u001b[39m something broke',
    '2026-11-21T10:00:00Z stdout F {"msg":"something broke","req":{"level":10},"level":60}',
    '{"log":"2026-11-21 10:00:00 ERROR something broke\\n","stream":"stderr","time":"2026-11-21T10:00:00Z"}',
    '[Error]: something broke',
  ])('%s', (line) => {
    expect(isErrorLine(line)).toBe(true);
    expect(SUSPECT.test(line), 'the cheap question').toBe(true);
  });
});

describe('no errors', () => {
  test.each([
    'no ERRORs found',
    'no ERROR found',
    '2026-11-21 10:00:00 no ERROR found',
    '2026-11-21 10:00:00 previous ERROR was cleared',
    '2026-11-21 10:00:00 INFO no ERROR found',
    '2026-11-21 10:00:00 INFO jobs: ERROR count is 0',
    '[INFO] CRITICAL section entered',
    '2026-11-21 10:00:00 WARN ERROR budget is low',
    'ERRORS: 0',
    'ERROR_COUNT=0',
    'exit because of an ERROR',
    '{"level":30,"msg":"ERROR page shown"}',
    'level=info msg="no ERROR"',
    'level=info msg="the setting level=error is old"',
    '2026-11-21 10:00:00 INFO set level=error',
    '{"level":30,"msg":"it said {\\"level\\":50}"}',
    '{"level":30,"reply":{"level":50}}',
    '{"msg":"no level","reply":{"level":50}}',
    '{"severity":"INFO","message":"severity=ERROR"}',
    '[error count] 0',
    'error: said without capitals',
    '{"level":"errors"}',
    'ValueError: ERROR in the middle',
    'org.postgresql.util.PSQLException: ERROR: duplicate key',
    '    at handler (ERROR.js:12)',
    '',
  ])('%s', (line) => expect(isErrorLine(line)).toBe(false));
});

test('a traceback counts once: with the error that announces it, or by itself', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const trace = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 3\n';
  const again = '\nDuring handling of the above exception, another exception occurred:\n\n';
  const error = '2026-11-21T10:00:00Z ERROR failed\n';
  const info = '2026-11-21T10:00:00Z INFO up\n';
  const counts = [
    error + trace,
    info + trace,
    info + trace + again + trace,
    info + trace + trace,
    error + trace + trace,
  ];
  expect(counts.map((text) => errorTimes(text, now).length)).toEqual([1, 1, 1, 2, 2]);
});

describe('levels', () => {
  test.each([
    ['2026-11-21T10:00:00.123Z [INFO] web pid=12 - done', 'info'],
    ['2026-11-21 10:00:00,123 - jobs - WARNING - slow', 'warning'],
    ['2026-11-21 10:00:00 jobs DEBUG slow', 'debug'],
    ['Nov 21 14:38:52 atlas app[12]: NOTICE up', 'info'],
    ['10:00AM WRN slow', 'warning'],
    ['{"level":20,"msg":"ERROR"}', 'debug'],
    ['{"time":"2026-11-21T10:00:00Z","level":"Warn","msg":"slow"}', 'warning'],
    ['time=2026-11-21T10:00:00Z level=trace msg="ERROR"', 'trace'],
    ['[CRITICAL] gone', 'fatal'],
    ['2026/11/21 10:00:00 [emerg] 12#0: bind() failed', 'fatal'],
    ['  at handler (server.js:12:3)', null],
    ['plain words', null],
    ['14:38:52 the OK button', null],
    ['{"msg":"cut off in the mid', null],
    ['{', null],
    ['level=', null],
  ])('%s', (line, level) => expect(levelOf(line)).toBe(level));

  test('whatever a line holds, it is judged, and an error passes the cheap question', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '[',
        ']',
        '{"',
        '":',
        '"',
        '=',
        ' ',
        '\\',
        '\u001b[',
        'level',
        'ERROR',
        'error',
        'log',
        '10:00:00',
        ':',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const line = parts.join('');
        expect(isErrorLine(line) && !SUSPECT.test(line)).toBe(false);
      }),
    );
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const utc = Date.UTC(2026, 10, 21, 10, 0, 0);
  const local = new Date(2026, 10, 21, 10, 0, 0).getTime();
  test.each([
    ['2026-11-21T10:00:00Z x', utc],
    ['2026-11-21T10:00:00.250Z x', utc + 250],
    ['2026-11-21 10:00:00,5 x', local + 500],
    ['2026-11-21T12:00:00+02:00 x', utc],
    ['2026/11/21 10:00:00 [error] x', local],
    ['1.2.3.4 - - [21/Nov/2026:08:30:00 -0130] "GET /"', utc],
    ['Nov 21 10:00:00 atlas app: x', local],
    ['<34>Nov 21 10:00:00 atlas app: x', local],
    [`{"level":50,"time":${utc}}`, utc],
    [`{"ts": ${utc / 1000}.5}`, utc + 500],
    ['{"timestamp":"2026-11-21T10:00:00Z"}', utc],
    ['no time at all 12:00', null],
    ['Foo 21 10:00:00 x', null],
    ['2026-13-45T10:00:00Z x', null],
    ['', null],
  ])('%s', (line, expected) => expect(lineTime(line, now)).toBe(expected));

  test('a syslog line of December read in January is of last year', () => {
    const january = new Date(2027, 0, 2).getTime();
    expect(lineTime('Dec 31 23:00:00 atlas app: x', january)).toBe(new Date(2026, 11, 31, 23).getTime());
  });
});
