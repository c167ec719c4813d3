import { describe, expect, test } from 'vitest';

import { isErrorLine, SUSPECT } from '#domain/log-level.ts';
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
    '    at handler (ERROR.js:12)',
    '',
  ])('%s', (line) => expect(isErrorLine(line)).toBe(false));
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
