import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import { maskValue } from '#domain/credentials/mask.ts';

import { DAY, HOUR, MINUTE, START } from './times.ts';

const letters = (count: number, end: string): string =>
  `${'aZ7kQ2xV9mB4tR6wY1cN8pL3sD5fH0gJ'.repeat(3).slice(0, count - end.length)}${end}`;

/** Values as ana's keyring has them: made up, in the form of their providers. */
export const DEMO_SECRETS: Readonly<Record<string, string>> = {
  'github/main': `github_pat_${letters(22, 'K9')}_${letters(59, 'mLq1')}`,
  'npm/publish': `npm_${letters(36, '44aQ')}`,
  'memory/main': `cpm_${letters(64, '8Zk0')}`,
  'openai/main': `sk-proj-${letters(58, 'x')}T3BlbkFJ${letters(58, '9fQ2')}`,
};

/** What ana's console knows of them. */
export function demoCredentials(): readonly Credential[] {
  return [
    record('github/main', 'github', {
      createdAt: START - 47.5 * DAY,
      expiresAt: START + 12.5 * DAY,
      expiryFrom: 'provider',
      tested: tested('ok', 2 * MINUTE, 'ana-dev', ['issues rw', 'pulls r (tried)'], START + 12.5 * DAY),
      usedBy: [
        { kind: 'push', target: 'releases', at: START - 3 * DAY },
        { kind: 'panel', target: 'GitHub', at: START - 4 * MINUTE },
      ],
      wants: ['ana-dev/api-gateway', 'ana-dev/billing'],
    }),
    record('npm/publish', 'npm', {
      createdAt: START - 92 * DAY,
      expiresAt: START - 2 * DAY,
      expiryFrom: 'provider',
      tested: {
        ...tested('rejected', 3 * HOUR, '401, registry.npmjs.org does not accept it', ['publish']),
        hint: 'It is wrong, revoked or over: create a new one and add it.',
        rejection: true,
      },
      usedBy: [{ kind: 'push', target: 'api-gateway', at: START - 9 * DAY }],
    }),
    record('memory/main', 'mem0', {
      baseUrl: 'http://localhost:8002',
      createdAt: START - 86.5 * DAY,
      tested: tested('ok', HOUR, 'key atlas', ['all (key)']),
      usedBy: [{ kind: 'service', target: 'service:memory-service', variable: 'MEM0_API_KEY', at: START - 87 * DAY }],
    }),
    record('openai/main', 'openai', {
      createdAt: START - 30 * DAY,
      tested: tested('ok', HOUR, '42 models', ['models r']),
      usedBy: [{ kind: 'service', target: 'service:memory-service', variable: 'OPENAI_API_KEY', at: START - 30 * DAY }],
    }),
  ];
}

function record(name: string, provider: string, parts: Partial<Credential>): Credential {
  return {
    name,
    provider,
    source: 'keychain',
    baseUrl: null,
    rule: null,
    masked: maskValue(DEMO_SECRETS[name] ?? ''),
    fingerprint: null,
    createdAt: START,
    rotatedAt: null,
    expiresAt: null,
    expiryFrom: null,
    rotateDays: 90,
    tested: null,
    usedBy: [],
    leakedAt: null,
    ...parts,
  };
}

function tested(
  outcome: TestResult['outcome'],
  before: number,
  summary: string,
  scopes: readonly string[],
  expiresAt?: number,
): TestResult {
  return { outcome, at: START - before, summary, scopes, ...(expiresAt !== undefined && { expiresAt }) };
}
