import { expect, test } from 'vitest';

import { signsIn } from '#domain/diagnosis/service/log-signs.ts';

/** Last words of real programs. */
const WORDS: readonly (readonly [string, string, string | null])[] = [
  ['Error: listen EADDRINUSE: address already in use 127.0.0.1:7001', 'address-in-use', '7001'],
  ['Error: listen EADDRINUSE: address already in use :::3000', 'address-in-use', '3000'],
  ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)', 'address-in-use', '80'],
  ['listen tcp :8080: bind: address already in use', 'address-in-use', '8080'],
  ['OSError: [Errno 98] Address already in use', 'address-in-use', null],
  ['EADDRINUSE 7001', 'address-in-use', '7001'],
  ['Port 5173 is already in use', 'address-in-use', '5173'],
  ["Error: Cannot find module 'express'", 'module-missing', 'express'],
  ["ModuleNotFoundError: No module named 'fastapi'", 'module-missing', 'fastapi'],
  [
    'api: error while loading shared libraries: libssl.so.1.1: cannot open shared object file',
    'module-missing',
    'libssl.so.1.1',
  ],
  ["KeyError: 'OPENAI_API_KEY'", 'variable-missing', 'OPENAI_API_KEY'],
  ['Error: DATABASE_URL is not set', 'variable-missing', 'DATABASE_URL'],
  ['Missing required environment variable: MEM0AI_API_KEY', 'variable-missing', 'MEM0AI_API_KEY'],
  ['/bin/sh: 1: uvicorn: not found', 'program-missing', 'uvicorn'],
  [
    'api.service: Failed at step EXEC spawning /opt/api/bin: No such file or directory',
    'program-missing',
    '/opt/api/bin',
  ],
  ["Error: EACCES: permission denied, open '/var/log/api.log'", 'no-rights', null],
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'out-of-memory', null],
  ["OSError: [Errno 28] No space left on device: '/data/x'", 'disk-full', null],
  ['Error: EMFILE: too many open files', 'too-many-files', null],
  ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'connection-refused', '127.0.0.1:5432'],
  ['yaml.scanner.ScannerError: mapping values are not allowed here', 'config-error', null],
  ['invalid configuration: unknown option port2', 'config-error', null],
];

test.for(WORDS)('%s', ([line, kind, names]) => {
  expect(signsIn(['started', line, 'bye'])).toEqual([{ kind, line, names }]);
});

test.for(['listening on port 3000', 'GET /orders 200', 'connected to 127.0.0.1:5432', 'reload done', ''])(
  'near miss: %s says nothing',
  (line) => {
    expect(signsIn([line])).toEqual([]);
  },
);

test('a line that names the port counts more than one that does not', () => {
  const lines = ['Error: listen EADDRINUSE: address already in use :::3000', "  code: 'EADDRINUSE',"];
  expect(signsIn(lines)).toEqual([{ kind: 'address-in-use', line: lines[0], names: '3000' }]);
});
