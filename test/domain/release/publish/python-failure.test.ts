import { expect, test } from 'vitest';

import { buildCommand, buildNext } from '#domain/release/publish/python-commands.ts';
import { uploadFailure } from '#domain/release/publish/python-failure.ts';

test.each([
  [
    'ERROR    HTTPError: 403 Forbidden from https://h/\n         Invalid or non-existent authentication information.',
    'bad-credential',
    false,
  ],
  ['ERROR HTTPError: 403 Forbidden from https://h/\n  You are not allowed', 'forbidden', false],
  ['ERROR HTTPError: 400 Bad Request from https://h/\n  File already exists.', 'taken', true],
  ['HTTPError: 400 Bad Request from https://h/\nThe filename has already been used', 'taken', true],
  ['HTTPError: 400 Bad Request from https://h/\nmissing name', 'local', false],
  ['HTTPError: 409 Conflict from https://h/', 'taken', true],
  ['HTTPError: 401 Unauthorized', 'bad-credential', false],
  ['HTTPError: 404 Not Found', 'not-found', false],
  ['HTTPError: 429 Too Many', 'throttled', false],
  ['HTTPError: 503 Service Unavailable', 'registry-failed', true],
  ['error: Failed to publish\n  Caused by: Server returned status code 403 Forbidden', 'forbidden', false],
  ["ConnectionError: ('Connection aborted.', RemoteDisconnected('x'))", 'connection', true],
  ['InvalidDistribution: Cannot find file', 'local', false],
  ['what?', 'other', true],
  ['', 'other', true],
])('%s is %s', (output, kind, uncertain) => {
  expect(uploadFailure(output)).toMatchObject({ kind, uncertain });
});

test('the line of the failure and its reason are told', () => {
  const output = 'Uploading distributions\nERROR    HTTPError: 403 Forbidden from x\n         Invalid token.\nmore';
  expect(uploadFailure(output).says).toBe('HTTPError: 403 Forbidden from x Invalid token.');
});

test('what to do when something is not installed here', () => {
  const missing = (...lines: readonly string[]) =>
    `* Getting\nERROR Missing dependencies:\n${lines.map((line) => `\t${line}\n`).join('')}`;
  expect(buildNext(missing('flit_core<4,>=3.2'), ['flit_core >=3.2,<4'])).toBe('isolated');
  expect(buildNext(missing('hatchling', 'editables>=0.3'), ['hatchling'])).toBe('trusting');
  expect(buildNext(missing('hatchling', 'editables>=0.3', 'hatch-vcs'), ['hatchling', 'hatch-vcs'])).toBe('isolated');
  expect(buildNext(missing('hatchling', 'hatch-vcs'), ['hatchling', 'hatch-vcs'])).toBe('isolated');
  expect(buildNext(missing('wheel'), ['setuptools'])).toBe('isolated');
  expect(buildNext('ERROR Backend subprocess exited', [])).toBeNull();
  expect(buildCommand('trusting', 'py', '/p', '/o').args).toEqual([
    '-m',
    'build',
    '--no-isolation',
    '--skip-dependency-check',
    '--outdir',
    '/o',
    '/p',
  ]);
  expect(buildCommand('uv', 'py', '/p', '/o')).toEqual({ file: 'uv', args: ['build', '--out-dir', '/o', '/p'] });
});
