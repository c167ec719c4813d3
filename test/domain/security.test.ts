import { expect, it } from 'vitest';

import { keyFacts, securityFindings, type SecurityFacts } from '#domain/security/findings.ts';
import { isWeak, levelOf } from '#domain/security/key-rules.ts';

const facts = (parts: Partial<SecurityFacts> = {}): SecurityFacts => ({
  level: 'dev',
  key: keyFacts('k'.repeat(64), 1),
  host: 'localhost',
  tls: false,
  verify: true,
  rotateDays: 90,
  ...parts,
});
const errors = (parts: Partial<SecurityFacts>) =>
  securityFindings(facts(parts)).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));

it.each([
  ['dev', 31, 1],
  ['dev', 32, 0],
  ['prod', 47, 1],
  ['prod', 48, 0],
  ['enterprise', 63, 1],
  ['enterprise', 64, 0],
] as const)('at %s a key of %i characters has %i errors', (level, length, count) => {
  expect(errors({ level, key: keyFacts('k'.repeat(length), 1) })).toHaveLength(count);
});

it.each([
  ['plain http to this machine', {}, 0],
  ['plain http to another', { host: 'mem0.acme.example' }, 1],
  ['https to another', { host: 'mem0.acme.example', tls: true }, 0],
  ['https without looking at the certificate', { host: 'mem0.acme.example', tls: true, verify: false }, 1],
  ['no certificate check on this machine', { verify: false }, 0],
  ['no key', { key: null }, 1],
  ['a key with a word in it', { key: keyFacts(`${'k'.repeat(60)}demo`, 1) }, 1],
])('%s has %i errors', (_what, parts, count) => {
  expect(errors(parts)).toHaveLength(count);
});

it('warns of a key that is older than it should be', () => {
  expect(securityFindings(facts({ key: keyFacts('k'.repeat(64), 90) }))).toEqual([
    { severity: 'warning', message: 'The key is 90 d old and should be replaced every 90 d.' },
  ]);
});

it.each([
  ['production', 'prod'],
  ['staging', 'prod'],
  ['enterprise', 'enterprise'],
  ['development', 'dev'],
  ['whatever', 'dev'],
])('the environment %s asks for %s', (environment, level) => {
  expect(levelOf(environment)).toBe(level);
});

it('knows words that no random key should show', () => {
  expect(isWeak('xxTESTxx')).toBe(true);
  expect(isWeak('kZ8_mQ2')).toBe(false);
});
