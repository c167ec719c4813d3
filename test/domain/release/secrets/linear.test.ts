import { expect, test } from 'vitest';

import { findSecrets } from '#domain/release/secrets/find-secrets.ts';

import { growth } from '../../../support/growth.ts';

const SMALL = 30_000;
const TIMES = 4;

test.each([
  'key',
  'key=',
  'key key ',
  'token_token_token_',
  'secret:           ',
  'password="aaaaaaaaaaaa',
  'password="a1B2c3D4e5F6g7H8i9J0" ',
  'aws_secret_access_key ',
  '://a:',
  '://a:bbbbbbbb',
  '-----BEGIN PRIVATE KEY-----',
  '_authToken = ',
  'secretlint-disable\n',
  'eyJ',
  'sk-',
  '_.-',
])('%j again and again takes time in proportion to its length', (part) => {
  const text = (length: number): string => part.repeat(Math.ceil(length / part.length));
  const [short, long] = [text(SMALL), text(SMALL * TIMES)];
  const ratio = growth(
    TIMES,
    () => void findSecrets(short, '.npmrc'),
    () => void findSecrets(long, '.npmrc'),
  );
  // One where it is linear, four where it is not.
  expect(ratio).toBeLessThan(2.7);
});
