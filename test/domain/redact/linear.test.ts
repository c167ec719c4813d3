import { expect, test } from 'vitest';

import { createRedactor } from '#domain/redact/redactor.ts';

import { growth } from '../../support/growth.ts';

const VALUE = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab';
const redactor = createRedactor({ values: [VALUE, 'another-secret value'], env: { MY_TOKEN: 'token-token-token-x' } });
const SMALL = 40_000;
const TIMES = 4;

/** What makes a careless pattern try every beginning against every end. */
test.each([
  'eyJ',
  'eyJa.',
  '://',
  'https://a:',
  'x://u:p@',
  'authorization:',
  'authorization: "bearer ',
  'Bearer ',
  'sk-',
  'ghp_',
  'npm_',
  'AKIA',
  'a-',
  ' ',
  '\n',
  '?token=',
  '_auth=',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n',
  'MIIEpAIBAAKCAQEA',
  VALUE.slice(0, -1),
  'token-token-token-',
  'another-secret ',
  String.raw`\n`,
])('%j again and again takes time in proportion to its length', (part) => {
  const text = (length: number): string => part.repeat(Math.ceil(length / part.length));
  const [short, long] = [text(SMALL), text(SMALL * TIMES)];
  const ratio = growth(
    TIMES,
    () => void redactor.redact(short),
    () => void redactor.redact(long),
  );
  // One where it is linear, four where it is not.
  expect(ratio).toBeLessThan(2.7);
});
