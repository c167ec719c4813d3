import { describe, expect, test } from 'vitest';

import { entropy } from '#domain/release/secrets/entropy.ts';
import { secretFile } from '#domain/release/secrets/file-names.ts';
import { findSecrets } from '#domain/release/secrets/find-secrets.ts';
import { placeText } from '#domain/release/secrets/finding.ts';

import { PLANTED } from '../../../support/secrets/planted.ts';

const rulesIn = (text: string, path = 'src/a.ts'): string[] => findSecrets(text, path).map(({ rule }) => rule);

test.each(PLANTED)('$rule is found without the help of another scanner', ({ rule, line, value }) => {
  const text = `before\n${line}\nafter`;
  const found = findSecrets(text, 'src/a.txt');
  expect(found.map((match) => match.rule)).toEqual([rule]);
  expect(value).toContain(text.slice(found[0]?.from, found[0]?.to).slice(0, 10));
});

test.each([
  'const token = process.env.GITHUB_TOKEN_OF_THIS_PLACE',
  'token: ${{ secrets.NPM_TOKEN_OF_THE_TEAM }}',
  'API_KEY=your_generated_api_key_here_12345',
  'api_key = "<insert-your-own-key-here-0815>"',
  'SECRET=${SECRET_FROM_ELSEWHERE_9f8e7d6c}',
  'const tokenValidator = createTokenValidatorFactory()',
  'keys: Object.fromEntries(entries.map2.values)',
  'key: this.props.someObject.property1.other2',
  '"publicKey": "9f8e7d6c5b4a39281706f5e4d3c2b1a0"',
  '"cacheKey": "9f8e7d6c5b4a39281706f5e4d3c2b1a0"',
  '"integrity": "sha512-Yy5hY2VkZTg5NzhhNjU0ZmE2OWIwYzE2ZTc0NjI5ZDk2MGYxNzE1=="',
  'token_url = https://auth.atlas.example/oauth2/v2.0/token',
  'ssl_key: /etc/ssl/private/atlas-2026.pem.d/key1',
  'key: v1-dependencies-cache-linux-x64-node24',
  'tokenFile: some-file-name-2026-final.json',
  'key: 123e4567-e89b-12d3-a456-426614174000',
  'password = "short"',
  'PASSWORD=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '.sk-fading-circle-animation-delay { }',
  'MEM0AI_HOST=atlas.example:8888 CLAUDE_PM_ROOT=/home/ana/projects/claude-pm',
  'CLAUDE_PM_TOKEN=${TOKEN}',
  'postgres://user:password@localhost/app http://ana:secret123@proxy',
  'The line -----BEGIN PRIVATE KEY----- starts a key in PEM.',
  '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----',
  'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'eyJhbGciOiJIUzI1NiJ9.not-a-payload.signature-signature-signature',
  'ssh key: AAAAB3NzaC1yc2EAAAADAQABAAABgQC7vbqajDhA1',
])('%j is none', (text) => {
  expect(findSecrets(text, 'src/a.ts')).toEqual([]);
});

test('words are no secret, unless the name says so', () => {
  expect(rulesIn('key: correct-horse-battery-staple-99')).toEqual([]);
  expect(rulesIn('password: correct-horse-battery-staple-99')).toEqual(['assigned-secret']);
  expect(rulesIn('api_key: a8f5-9c2e-b7d1-4e6f-0a3b')).toEqual(['assigned-secret']);
});

test('an .npmrc may name a variable, but hold no token', () => {
  expect(rulesIn('//registry.example/:_authToken=${NPM_TOKEN}\n', '.npmrc')).toEqual([]);
  expect(rulesIn('//registry.example/:_authToken=abc-def-123\n', '.npmrc')).toEqual(['npm-auth']);
  expect(rulesIn('//registry.example/:_password="c2VjcmV0"\n', 'pkg/.npmrc')).toEqual(['npm-auth']);
  expect(rulesIn('//registry.example/:_authToken=abc-def-123\n', 'README.md')).toEqual([]);
});

test('what another scanner found is kept, and not told twice', () => {
  const text = 'api_key = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"';
  const known = { rule: 'other', what: 'a thing', from: 11, to: 43 };
  expect(findSecrets(text, 'a', [known])).toEqual([known]);
});

describe('comments', () => {
  const secret = 'api_key = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"';
  test.each([
    [`${secret} # secretlint-disable-line`, 0],
    [`# secretlint-disable-next-line\n${secret}`, 0],
    [`# secretlint-disable-next-line\n\n${secret}`, 1],
    [`# secretlint-disable-next-line assigned-secret -- made up\n${secret}`, 0],
    [`# secretlint-disable-next-line @secretlint/secretlint-rule-github\n${secret}`, 1],
    [`# secretlint-disable\n\n\n${secret}`, 0],
    [`# secretlint-disable\n# secretlint-enable\n${secret}`, 1],
    [`${secret}\n# secretlint-disable-next-line`, 1],
  ])('%j leaves %i', (text, count) => {
    expect(findSecrets(text, 'a')).toHaveLength(count);
  });
});

const FILES = ['.env', '.env.local', 'a/.env.production', 'prod.env', '.env-staging', 'id_rsa', '.ssh/id_ed25519'];
test.each([...FILES, 'tls/server.key', 'a.p12', '.pypirc', '.netrc', '.git-credentials'])(
  '%s is a file of secrets',
  (path) => {
    expect(secretFile(path)).not.toBeNull();
  },
);

const HARMLESS = ['.env.example', '.env.sample', 'a/.env.template', '.env.dist', 'env.ts', '.env.d.ts', 'src/env.py'];
test.each([...HARMLESS, 'id_rsa.pub', 'key.ts', 'server.pem', '.npmrc', 'environment', '.envrc'])(
  '%s is none by its name',
  (path) => {
    expect(secretFile(path)).toBeNull();
  },
);

test('entropy in bits a character', () => {
  expect(entropy('aaaa')).toBeCloseTo(0);
  expect(entropy('abab')).toBe(1);
  expect(entropy('abcdefgh')).toBe(3);
});

test('places in words', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  expect(placeText({ in: 'tree', path: 'src/a.ts', line: 3 })).toBe('src/a.ts, line 3');
  expect(placeText({ in: 'reviewed', path: 'a.txt' })).toBe('a.txt (to be added)');
  expect(placeText({ in: 'commit', path: 'a.txt', line: 1, commit })).toBe('a.txt, line 1 of commit 0123456789');
  expect(placeText({ in: 'message', path: '', commit })).toBe('the message of commit 0123456789');
  expect(placeText({ in: 'message', path: '', line: 2 })).toBe('the message to be committed, line 2');
  expect(placeText({ in: 'package', path: 'dist/a.js', line: 2, package: 'app-1.0.0.tgz' })).toBe(
    'dist/a.js, line 2 of the package app-1.0.0.tgz',
  );
});
