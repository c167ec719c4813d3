import type { AuditRecord } from '#domain/audit/event.ts';
import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import type { Scanned, ShownProvider } from '#screens/credentials/desk.ts';
import type { AuditVerdict, KeychainState } from '#store/credentials.ts';

import { NOW } from '../machine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A value that must be seen nowhere. */
export const CANARY = 'github_pat_11CANARY0aZ9bY8cX7dW6_eV5fU4gT3hS2iR1jQ0kPzOyNxMwLvKuJtIsHrGqFpEoDnCmBl';
export const PASSPHRASE = 'correct horse battery staple';

export const GITHUB: ShownProvider = {
  id: 'github',
  title: 'GitHub',
  hasUsualUrl: true,
  howTo: {
    url: 'https://github.com/settings/personal-access-tokens/new',
    steps: [
      'Choose fine-grained token, and give it a name you will know again.',
      'Let it end in 90 days at most.',
      'Choose only the repositories that this machine works on.',
      'Give it the rights below, make it, and copy it: it is shown once.',
    ],
    permissions: [
      { name: 'Metadata: read', usedFor: 'every question about a repository' },
      { name: 'Issues: read and write', usedFor: 'the panel of the project, and what a release closes' },
      { name: 'Pull requests: read', usedFor: 'what waits for a review' },
    ],
  },
  revokeUrl: 'https://github.com/settings/personal-access-tokens',
};

const provider = (id: string, title: string, hasUsualUrl = true): ShownProvider => ({
  id,
  title,
  hasUsualUrl,
  howTo: { url: `https://${id}.example/keys`, steps: ['Make a key.', 'Copy it.'], permissions: [] },
  revokeUrl: null,
});

export const PROVIDERS: readonly ShownProvider[] = [
  GITHUB,
  provider('npm', 'npm'),
  provider('openai', 'OpenAI'),
  provider('memory', 'Memory service'),
  provider('http', 'Any service', false),
];

export const tested = (outcome: TestResult['outcome'], ago: number, more: Partial<TestResult> = {}): TestResult => ({
  outcome,
  at: NOW - ago,
  summary: outcome === 'ok' ? '200 from api.github.com' : `answered ${outcome}`,
  ...more,
});

export const credential = (name: string, change: Partial<Credential> = {}): Credential => ({
  name,
  provider: name.replace(/\/.*$/, ''),
  source: 'keychain',
  baseUrl: null,
  rule: null,
  masked: 'ghp_…mLq1',
  fingerprint: '9c1f04ab',
  createdAt: NOW - 40 * DAY,
  rotatedAt: null,
  expiresAt: null,
  expiryFrom: null,
  rotateDays: 90,
  tested: tested('ok', 2 * MINUTE),
  usedBy: [],
  leakedAt: null,
  ...change,
});

const usedAs = (kind: string, target = kind) => ({ kind, target, at: NOW - HOUR });

export const CREDENTIALS: readonly Credential[] = [
  credential('github/main', {
    masked: 'github_pat_…mLq1',
    expiresAt: NOW + 12 * DAY + HOUR,
    expiryFrom: 'provider',
    tested: tested('ok', 2 * MINUTE, { account: 'ana', scopes: ['issues rw', 'pulls r (tried)'] }),
    usedBy: [usedAs('push'), usedAs('panel')],
  }),
  credential('npm/publish', {
    masked: 'npm_…44aQ',
    expiresAt: NOW - 2 * DAY - HOUR,
    expiryFrom: 'provider',
    tested: tested('rejected', 3 * HOUR, {
      summary: '401 from registry.npmjs.org',
      hint: 'It ended on 18 November; make a new one.',
      scopes: ['publish api-gateway'],
      rejection: true,
    }),
    usedBy: [usedAs('push')],
  }),
  credential('memory/prod', {
    masked: 'cpm_…8Zk0',
    createdAt: NOW - 87 * DAY + HOUR,
    tested: tested('ok', HOUR, { scopes: ['all (key)'] }),
    usedBy: [usedAs('service', 'service:memory')],
  }),
  credential('openai/main', {
    masked: 'sk-…9fQ2',
    tested: tested('ok', HOUR, { scopes: ['models r'] }),
    usedBy: [usedAs('service', 'service:memory')],
  }),
  credential('github/acme', {
    masked: 'ghp_…77Xe',
    rule: 'owner:acme',
    expiresAt: NOW + 61 * DAY,
    expiryFrom: 'provider',
    tested: tested('ok', HOUR, { account: 'ana', scopes: ['repo', 'workflow'] }),
    usedBy: [usedAs('git')],
  }),
  credential('http/metrics', { provider: 'http', masked: '…k3Fs', tested: tested('unverified', DAY), rotateDays: 0 }),
];

export const UNLOCKED: KeychainState = {
  driver: 'secret-service',
  condition: 'unlocked',
  message: 'The Secret Service is unlocked.',
  hint: '',
  unlockable: true,
};

export const LOCKED: KeychainState = {
  driver: 'secret-service',
  condition: 'locked',
  message: 'The keyring "login" is locked: what is stored cannot be read or changed.',
  hint: 'Unlock it here with its passphrase, also over SSH.',
  unlockable: true,
};

export const HUNG: KeychainState = {
  driver: 'secret-service',
  condition: 'timeout',
  message: 'The Secret Service did not answer within 3 s; a prompt may wait on another screen.',
  hint: 'Answer it there, or restart gnome-keyring-daemon, and look again with r.',
  unlockable: false,
};

const record = (seq: number, ago: number, change: Partial<AuditRecord>): AuditRecord => ({
  seq,
  at: NOW - ago,
  uid: 1000,
  user: 'ana',
  role: 'admin',
  host: 'atlas',
  pid: 4127,
  from: 'pts/3',
  sealed: true,
  event: 'auth_success',
  target: 'github/main',
  outcome: 'done',
  ...change,
});

export const RECORDS: readonly AuditRecord[] = [
  record(48, 2 * MINUTE, { details: { provider: 'github', host: 'api.github.com' } }),
  record(47, 20 * MINUTE, { event: 'credential_copied', target: 'memory/prod' }),
  record(46, 3 * HOUR, { event: 'auth_failure', target: 'npm/publish', outcome: 'failed', details: { status: 401 } }),
  record(45, 5 * HOUR, {
    event: 'permission_denied',
    target: 'credential.reveal github/main',
    outcome: 'denied',
    user: 'bo',
    uid: 1001,
    role: 'viewer',
  }),
  record(44, DAY, { event: 'key_rotation', target: 'memory/prod' }),
  record(43, 2 * DAY, { event: 'keychain_unlocked', target: 'secret-service', sealed: false }),
  record(42, 40 * DAY, { event: 'credential_added' }),
];

export const SCANNED: Scanned = {
  files: 214,
  accepted: 1,
  unread: [],
  findings: [
    {
      fingerprint: 'a1b2c3d4',
      file: '~/.bashrc'.replace('~', '/home/ana'),
      path: '~/.bashrc',
      line: 41,
      what: 'GitHub token',
      masked: 'ghp_…mLq1',
      known: 'github/main',
    },
    {
      fingerprint: 'b2c3d4e5',
      file: '~/projects/billing/.env'.replace('~', '/home/ana'),
      path: '~/projects/billing/.env',
      line: 3,
      what: 'OpenAI key',
      masked: 'sk-…9fQ2',
      known: null,
    },
    {
      fingerprint: 'c3d4e5f6',
      file: '~/projects/docs/.git/config'.replace('~', '/home/ana'),
      path: '~/projects/docs/.git/config',
      line: 7,
      what: 'password in an address',
      masked: 'https://ana:…@git.example',
      known: null,
    },
  ],
};

export const VERDICT: AuditVerdict = {
  records: 48,
  late: 0,
  unsealed: 1,
  tampering: [],
  key: 'keychain',
  witness: 'the system journal',
  witnessed: 48,
};
