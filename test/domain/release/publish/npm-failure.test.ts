import { expect, test } from 'vitest';

import { npmFailure } from '#domain/release/publish/npm-failure.ts';

const json = (code: string, summary = '', detail = '') => JSON.stringify({ error: { code, summary, detail } });

test.each([
  [json('EOTP', 'This operation requires a one-time password.'), 'otp-required', false],
  [json('E401', 'You must provide a one-time pass. Upgrade your client'), 'otp-required', false],
  [json('E401', 'Unable to authenticate'), 'bad-credential', false],
  [json('ENEEDAUTH'), 'no-credential', false],
  [json('E403', 'Forbidden'), 'forbidden', false],
  [json('E403', 'You cannot publish over the previously published versions: 1.1.0.'), 'taken', true],
  [json('E409', 'Conflict'), 'taken', true],
  [json('E404', 'Not found'), 'not-found', false],
  [json('E429'), 'throttled', false],
  [json('E500', 'boom'), 'registry-failed', true],
  [json('E503'), 'registry-failed', true],
  [json('ECONNRESET', 'socket hang up'), 'connection', true],
  [json('ERR_SOCKET_TIMEOUT'), 'connection', true],
  [json('EPRIVATE'), 'private', false],
  [json('EUSAGE'), 'local', false],
  [json('EWHATEVER'), 'other', true],
  ['', 'other', true],
])('%s is %s', (stdout, kind, uncertain) => {
  expect(npmFailure(stdout, '')).toMatchObject({ kind, uncertain });
});

test('the error is found behind what scripts printed, and in the lines for people', () => {
  const noisy = `> api@1.0.0 prepack\n{"not": "it"}\n${json('E403', 'no\nmore')}\n`;
  expect(npmFailure(noisy, '')).toMatchObject({ kind: 'forbidden', code: 'E403', says: 'no' });
  const stderr =
    'npm warn x\nnpm error code E500\nnpm error 500 Internal - PUT\nnpm error A complete log of this run can be found in: x\n';
  expect(npmFailure('', stderr)).toMatchObject({ kind: 'registry-failed', says: '500 Internal - PUT' });
  expect(npmFailure('', 'npm ERR! code ENEEDAUTH\nnpm ERR! need auth')).toMatchObject({ kind: 'no-credential' });
  expect(npmFailure('Unknown command: "stage"\n', '')).toMatchObject({ kind: 'unknown-command', uncertain: false });
});

test('where to confirm in the browser', () => {
  const body = {
    error: { code: 'EOTP', summary: 's', detail: 'd', authUrl: 'https://r/auth/1', doneUrl: 'https://r/d' },
  };
  expect(npmFailure(JSON.stringify(body), '').confirmAt).toBe('https://r/auth/1');
  const detail = 'Open this URL in your browser to authenticate:\n  https://r/auth/2\n\nAfter authenticating';
  expect(npmFailure(json('EOTP', 's', detail), '').confirmAt).toBe('https://r/auth/2');
  const stderr =
    'npm error code EOTP\nnpm error Open this URL in your browser to authenticate:\nnpm error   https://r/auth/3\n';
  expect(npmFailure('', stderr).confirmAt).toBe('https://r/auth/3');
  expect(npmFailure(json('EOTP'), '').confirmAt).toBeNull();
});
