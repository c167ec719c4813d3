import { pastOf } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import type { Incident } from '#services/ports/state.ts';

import { incidentWith } from './incident.ts';
import { reading } from './readings.ts';

/** Friday 20 November 2026, 14:32 UTC. */
export const NOW = Date.UTC(2026, 10, 20, 14, 32);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const look = (id: string, change: Partial<Reading> = {}) =>
  reading(id, {
    takenAt: NOW - 4000,
    since: NOW - 3 * DAY,
    intervalMs: 30_000,
    summary: 'fine',
    component: null,
    ...change,
  });
const system = (id: string, change: Partial<Reading>) =>
  look(id, { group: 'system', component: 'framework', intervalMs: 2000, ...change });
const service = (name: string, change: Partial<Reading> = {}) =>
  look(`service:${name}`, {
    group: 'services',
    component: 'services',
    summary: 'running for 3 d',
    data: { manager: 'systemd', unit: `${name}.service`, state: 'running', pid: 1200 + name.length, restarts: 0 },
    ...change,
  });
const project = (name: string, data: Record<string, string | number | null>, change: Partial<Reading> = {}) =>
  look(`git:${name}`, {
    group: 'projects',
    component: 'projects',
    summary: `${data['branch'] ?? 'main'}, clean`,
    value: Number(data['changed'] ?? 0),
    unit: 'files',
    ...change,
    data: {
      branch: 'main',
      commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
      upstream: 'origin/main',
      ahead: 0,
      behind: 0,
      changed: 0,
      untracked: 0,
      conflicts: 0,
      stashes: 0,
      operation: null,
      locked: false,
      unpushed: null,
      version: null,
      lastTag: null,
      unreleased: 0,
      lastCommitAt: new Date(NOW - 5 * HOUR).toISOString(),
      ...data,
    },
  });

const GIB = 2 ** 30;

/** A machine with a few troubles, one of each kind: what the pictures and most tests of the places look at. */
export const TROUBLED: readonly Reading[] = [
  system('cpu:host', {
    title: 'CPU',
    summary: 'load 0.8 of 8 cores',
    value: 17,
    unit: '%',
    data: { cores: 8, of: 'machine' },
  }),
  system('load:host', {
    title: 'Load',
    summary: '0.1 per core, 0.8 0.7 0.7 in 1, 5, 15 m',
    value: 0.1,
    unit: 'per core',
    intervalMs: 10_000,
    data: { cores: 8 },
  }),
  system('memory:host', {
    title: 'Memory',
    summary: '12.4 of 23.6 GiB',
    value: 52,
    unit: '%',
    metrics: [
      { name: 'usedBytes', value: 12.4 * GIB, unit: 'B' },
      { name: 'totalBytes', value: 23.6 * GIB, unit: 'B' },
    ],
  }),
  system('swap:host', { title: 'Swap', summary: '0 of 8 GiB', value: 0, unit: '%', intervalMs: 10_000 }),
  system('disk:/', {
    title: '/',
    summary: '41 % used, 98 GiB free',
    value: 41,
    unit: '%',
    critical: true,
    intervalMs: 30_000,
    metrics: [
      { name: 'freeBytes', value: 98 * GIB, unit: 'B' },
      { name: 'totalBytes', value: 166 * GIB, unit: 'B' },
    ],
    data: { path: '/', device: '/dev/nvme0n1p2', type: 'ext4', readOnly: false },
  }),
  system('disk:/data', {
    title: '/data',
    status: 'warning',
    summary: '91 % used, 9 GiB free, full in 6 d',
    hint: 'See what fills it: du -xh --max-depth=2 /data | sort -h | tail',
    value: 91,
    unit: '%',
    since: NOW - 5 * HOUR - 22 * MINUTE,
    intervalMs: 30_000,
    metrics: [
      { name: 'freeBytes', value: 9 * GIB, unit: 'B' },
      { name: 'totalBytes', value: 100 * GIB, unit: 'B' },
      { name: 'inodes', value: 12, unit: '%' },
      { name: 'growthPerDay', value: 1.4 * GIB, unit: 'B' },
      { name: 'daysUntilFull', value: 6.4, unit: 'd' },
    ],
    data: { path: '/data', device: '/dev/sdb1', type: 'xfs', readOnly: false },
  }),
  system('network:host', {
    title: 'Network',
    component: null,
    summary: '↓ 1.2 MB/s ↑ 80 kB/s  disk 3 MB/s',
    value: 1_280_000,
    unit: 'B/s',
    metrics: [
      { name: 'received', value: 1_200_000, unit: 'B/s' },
      { name: 'sent', value: 80_000, unit: 'B/s' },
      { name: 'diskRead', value: 1_000_000, unit: 'B/s' },
      { name: 'diskWritten', value: 2_000_000, unit: 'B/s' },
    ],
  }),
  service('health-monitor', {
    status: 'critical',
    summary: 'failed, exit 1: EADDRINUSE 7001',
    hint: 'See its last lines: journalctl -u health-monitor -n 50',
    since: NOW - 4 * MINUTE,
    data: { manager: 'systemd', unit: 'health-monitor.service', state: 'failed', pid: null, restarts: 5 },
  }),
  service('worker', {
    summary: 'stopped by you',
    data: { manager: 'systemd', unit: 'worker.service', state: 'stopped', pid: null, restarts: 0, wanted: false },
  }),
  service('memory-service', { critical: true }),
  ...['api', 'cache', 'gateway', 'indexer', 'mailer', 'metrics', 'queue', 'scheduler', 'search'].map((name) =>
    service(name),
  ),
  look('http:api', {
    title: 'api /health',
    component: 'services',
    summary: '200 in 12 ms',
    value: 12,
    unit: 'ms',
  }),
  project(
    'billing',
    { ahead: 2, changed: 5, version: '1.9.0', lastTag: 'v1.9.0', unreleased: 9 },
    {
      status: 'warning',
      summary: 'main ↑2, 5 changed, v1.9.0 +9',
      hint: 'Commit and push, or stash',
      since: NOW - 2 * HOUR,
    },
  ),
  project('api-gateway', { version: '2.4.1', lastTag: 'v2.4.1', unreleased: 3 }),
  project('docs', { version: '0.3.2', lastTag: 'v0.3.2', unreleased: 0 }),
  look('git:legacy-importer', {
    group: 'projects',
    component: 'projects',
    status: 'unknown',
    summary: 'git did not answer within 10 s',
    hint: 'Is it on a network mount?',
    data: { error: 'timeout' },
  }),
  ...['auth', 'cli', 'edge-proxy', 'infra', 'mobile', 'web'].map((name, index) =>
    project(name, { version: `1.${index}.0`, lastTag: `v1.${index}.0`, unreleased: index }),
  ),
  ...['billing', 'api-gateway', 'docs', 'auth', 'cli'].map((name, index) =>
    look(`github:${name}`, {
      title: `${name} on GitHub`,
      group: 'projects',
      status: index === 0 ? 'warning' : 'ok',
      summary: index === 0 ? 'CI failed on a1b2c3d' : 'CI passed',
      since: NOW - 40 * MINUTE,
      intervalMs: 300_000,
      data: {
        ci: index === 0 ? 'failure' : index === 4 ? 'pending' : 'success',
        openPullRequests: index,
        openIssues: 3,
      },
    }),
  ),
  look('github-limit:github.com', {
    title: 'GitHub',
    group: 'integrations',
    status: 'unknown',
    summary: 'no credential yet',
    hint: 'Give it a token: cpm-console cred add github',
    intervalMs: 300_000,
  }),
  look('memory-service:mem0', {
    title: 'mem0',
    group: 'memory',
    component: 'services',
    critical: true,
    summary: 'healthy, 3 connections, sqlite ready',
    value: 45,
    unit: 'ms',
  }),
  ...['claude', 'gemini', 'aider'].map((name) =>
    look(`agent:${name}`, { group: 'agents', summary: 'ready', intervalMs: 300_000 }),
  ),
  look('agent:codex', {
    group: 'agents',
    status: 'warning',
    summary: 'not logged in',
    hint: 'codex login',
    since: NOW - 3 * HOUR,
    intervalMs: 300_000,
  }),
  look('framework:root', {
    title: 'framework',
    group: 'framework',
    component: 'framework',
    summary: '12 of 12 rules hold',
    intervalMs: 300_000,
  }),
];

/** The same machine on a good day. */
export const HEALTHY: readonly Reading[] = TROUBLED.map((each) =>
  each.status === 'ok' ? each : { ...each, status: 'ok', summary: 'fine', hint: undefined, since: NOW - 3 * DAY },
);

export const RESOLVED: readonly Incident[] = [
  incidentWith({
    id: 'i-3',
    checkId: 'http:api',
    title: 'api latency',
    summary: 'p95 2.4 s',
    openedAt: NOW - 90 * 60_000,
    closedAt: NOW - 83 * 60_000,
  }),
];

/** What is open on the machine in trouble, and what is over: not everything that fails is an incident. */
export const OPEN_AND_RESOLVED: readonly Incident[] = [
  incidentWith({
    id: 'i-4',
    checkId: 'service:health-monitor',
    title: 'health-monitor',
    summary: 'failed',
    openedAt: NOW - 4 * 60_000,
  }),
  incidentWith({
    id: 'i-2',
    checkId: 'disk:/data',
    title: '/data',
    summary: '91 % used',
    severity: 'warning',
    openedAt: NOW - 5 * 3_600_000,
  }),
  ...RESOLVED,
];

/** A day of looks: the last few as the reading says, and a short failure here and there. */
function pastFor(of: Reading) {
  const failing = Math.floor((NOW - of.since) / of.intervalMs);
  const seed = Array.from(of.id, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0);
  return pastOf(
    Array.from({ length: 500 }, (_, index) => {
      const left = 499 - index;
      const status: Status =
        left < failing && of.status !== 'ok' ? of.status : (left + seed) % 97 === 0 ? 'critical' : 'ok';
      return { at: NOW - left * of.intervalMs, status };
    }),
    of.intervalMs,
  );
}

function trendsFor(readings: readonly Reading[]) {
  return Object.fromEntries(
    readings.map((of) => [
      of.id,
      Array.from({ length: 60 }, (_, index) => {
        if (of.value === undefined) return null;
        const wave = Math.sin(index / 3) * 0.3 + Math.sin(index / 1.3) * 0.25 + 1;
        return index === 59 ? of.value : Math.round(of.value * wave);
      }),
    ]),
  );
}

/** The console on such a machine after a day: for `renderConsole`. */
export function after(readings: readonly Reading[], incidents: readonly Incident[] = []) {
  return {
    now: NOW,
    arrived: readings,
    incidents,
    past: Object.fromEntries(readings.map((each) => [each.id, pastFor(each)])),
    trends: trendsFor(readings),
  };
}
