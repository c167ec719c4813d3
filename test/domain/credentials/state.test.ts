import { describe, expect, it } from 'vitest';

import type { Credential, TestOutcome } from '#domain/credentials/credential.ts';
import { needsAttention, rankOf, rotationDue, stateOf } from '#domain/credentials/state.ts';

const NOW = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;
const tested = (outcome: TestOutcome) => ({ outcome, at: NOW, summary: outcome });
const credential = (change: Partial<Credential> = {}): Credential => ({
  name: 'github/main',
  provider: 'github',
  source: 'keychain',
  baseUrl: null,
  rule: null,
  masked: 'ghp_…mLq1',
  fingerprint: null,
  createdAt: NOW - 10 * DAY,
  rotatedAt: null,
  expiresAt: NOW + 60 * DAY,
  expiryFrom: 'provider',
  rotateDays: 90,
  tested: tested('ok'),
  usedBy: [],
  leakedAt: null,
  ...change,
});
const at = (change: Partial<Credential>, more: { present?: boolean; locked?: boolean } = {}) =>
  stateOf(credential(change), { now: NOW, ...more });

describe('the state of a credential', () => {
  it.each([
    ['ok', {}],
    ['leaked', { leakedAt: NOW - DAY, tested: tested('rejected') }],
    ['rejected', { tested: tested('rejected'), expiresAt: NOW - DAY }],
    ['expired', { expiresAt: NOW }],
    ['expired', { tested: tested('expired') }],
    ['expiring', { expiresAt: NOW + 14 * DAY, createdAt: NOW - 200 * DAY }],
    ['rotate', { createdAt: NOW - 83 * DAY }],
    ['restricted', { tested: tested('restricted') }],
    ['unverified', { tested: null }],
    ['unverified', { tested: tested('throttled') }],
  ] as const)('is %s when it is the worst that is known', (state, change) => {
    expect(at(change)).toBe(state);
  });

  it('is ok again once a leaked one was replaced', () => {
    expect(at({ leakedAt: NOW - 2 * DAY, rotatedAt: NOW - DAY })).toBe('ok');
  });

  it('says that a value is gone, or cannot be seen', () => {
    expect(at({}, { present: false })).toBe('missing');
    expect(at({}, { locked: true })).toBe('locked');
    expect(at({ tested: tested('rejected') }, { locked: true })).toBe('rejected');
  });

  it('asks for nothing where nobody can do anything', () => {
    const waiting = ['leaked', 'rejected', 'expired', 'missing', 'expiring', 'rotate', 'restricted'] as const;
    expect((['ok', 'unverified', 'locked'] as const).some(needsAttention)).toBe(false);
    expect(waiting.every(needsAttention)).toBe(true);
    expect(rankOf('leaked')).toBeLessThan(rankOf('ok'));
  });

  it('is never to be replaced when it was said so', () => {
    expect(rotationDue(credential({ rotateDays: 0 }))).toBe(Infinity);
    expect(at({ rotateDays: 0, createdAt: 0 })).toBe('ok');
  });
});
