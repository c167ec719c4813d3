import { expect, it } from 'vitest';

import type { Json } from '#domain/json.ts';
import type { Reading } from '#domain/reading.ts';
import { healthSeed } from '#domain/report/seed.ts';

import { AT, incident, reportWith } from '../../support/report.ts';

/** The report of the framework's guide, as printed there. */
const GUIDE = {
  timestamp: '2025-07-11T10:30:00Z',
  overall_health: 87,
  system_status: 'healthy',
  services: {
    memory_service: { status: 'healthy', response_time: 45, uptime: '99.9%', last_check: '2025-07-11T10:29:55Z' },
    health_monitor: { status: 'healthy', response_time: 12, uptime: '100%', last_check: '2025-07-11T10:29:58Z' },
    agent_orchestrator: { status: 'healthy', response_time: 23, active_agents: 8, last_check: '2025-07-11T10:29:57Z' },
  },
  integrations: {
    github_api: { status: 'healthy', rate_limit_remaining: 4500, last_sync: '2025-07-11T09:45:00Z' },
    memory_backends: { mem0ai: 'healthy', sqlite: 'standby', tinydb: 'standby' },
  },
  alerts: [],
  recommendations: ['Consider optimizing memory query performance', 'GitHub API rate limit usage is normal'],
};

const memory: Partial<Reading> = {
  id: 'memory-service:local',
  title: 'memory-service',
  group: 'memory',
  component: null,
  value: 45,
  unit: 'ms',
  data: { backends: { mem0ai: 'healthy', sqlite: 'standby', tinydb: 'standby' } },
};
const monitor: Partial<Reading> = {
  id: 'service:health-monitor',
  title: 'health-monitor',
  component: null,
  value: 12,
  unit: 'ms',
};
const other: Partial<Reading> = { id: 'service:web', title: 'web' };
const agents: Partial<Reading>[] = ['claude', 'codex'].map((name, n) => ({
  id: `agent:${name}`,
  group: 'agents',
  component: null,
  value: 20 + n,
  unit: 'ms',
  takenAt: AT + n,
}));
const github: Partial<Reading> = {
  id: 'github-api:github.com',
  kind: 'github-api',
  group: 'integrations',
  component: null,
  metrics: [{ name: 'remaining', value: 4500, unit: null }],
};
const all = [memory, monitor, ...agents, github, other];
const uptimes: Record<string, number> = { 'memory-service:local': 0.999, 'service:health-monitor': 1 };
const input = { uptime: (id: string) => uptimes[id] ?? null };

const seedOf = (...readings: Partial<Reading>[]) => healthSeed(reportWith(readings, input));

/** Paths of all leaves; a list is a leaf. */
function leaves(value: Json, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
}

/** The leaf at a path. */
function at(value: Json, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], value);
}

it('has exactly the keys of the guide, in its order, whatever is known', () => {
  expect(leaves(seedOf(...all))).toEqual(leaves(GUIDE));
  expect(leaves(seedOf())).toEqual(leaves(GUIDE));
});

it('tells what the checks and the history tell', () => {
  expect(seedOf(...all)).toEqual({
    timestamp: '2026-01-05T10:00:05.000Z',
    overall_health: 100,
    system_status: 'healthy',
    services: {
      memory_service: { status: 'healthy', response_time: 45, uptime: '99.9%', last_check: '2026-01-05T10:00:00.000Z' },
      health_monitor: { status: 'healthy', response_time: 12, uptime: '100%', last_check: '2026-01-05T10:00:00.000Z' },
      agent_orchestrator: {
        status: 'healthy',
        response_time: 21,
        active_agents: 2,
        last_check: '2026-01-05T10:00:00.001Z',
      },
    },
    integrations: {
      github_api: { status: 'healthy', rate_limit_remaining: 4500, last_sync: '2026-01-05T10:00:00.000Z' },
      memory_backends: { mem0ai: 'healthy', sqlite: 'standby', tinydb: 'standby' },
    },
    alerts: [],
    recommendations: [],
  });
});

it('knows nothing without checks: every leaf but the time is null or empty', () => {
  const seed = seedOf();
  for (const path of leaves(seed).filter((leaf) => leaf !== '.timestamp'))
    expect([path, at(seed, path)]).toEqual([path, /alerts|recommendations/.test(path) ? [] : null]);
});

const inMemory = ['.services.memory_service.status', '.services.memory_service.response_time'];
const backends = ['mem0ai', 'sqlite', 'tinydb'].map((name) => `.integrations.memory_backends.${name}`);
const inAgents = ['status', 'response_time', 'active_agents', 'last_check'].map(
  (key) => `.services.agent_orchestrator.${key}`,
);
const inGithub = ['status', 'rate_limit_remaining', 'last_sync'].map((key) => `.integrations.github_api.${key}`);

it.each<[string, Partial<Reading>[], string[]]>([
  [
    'the memory service',
    [{ ...memory, status: 'unknown' }, monitor, ...agents, github, other],
    [...inMemory, ...backends],
  ],
  [
    'the health monitor',
    [memory, { ...monitor, status: 'unknown' }, ...agents, github, other],
    ['.services.health_monitor.status', '.services.health_monitor.response_time'],
  ],
  [
    'the agents',
    [memory, monitor, ...agents.map((agent) => ({ ...agent, status: 'unknown' as const })), github, other],
    inAgents,
  ],
  ['GitHub', [memory, monitor, ...agents, { ...github, status: 'unknown' }, other], inGithub],
])('says null where %s cannot be looked at, and only there', (_name, readings, expected) => {
  const [whole, broken] = [seedOf(...all), seedOf(...readings)];
  const changed = leaves(whole).filter((path) => JSON.stringify(at(whole, path)) !== JSON.stringify(at(broken, path)));
  expect(changed.filter((path) => at(broken, path) === null)).toEqual(expected);
  expect(changed.filter((path) => at(broken, path) !== null)).toEqual([]);
});

it.each<[string, Partial<Reading>[], string, unknown]>([
  ['memory down', [{ ...memory, status: 'critical' }], '.services.memory_service.status', 'unhealthy'],
  ['memory slow', [{ ...memory, status: 'warning', value: 2400 }], '.services.memory_service.response_time', 2400],
  [
    'another backend',
    [{ ...memory, data: { backends: { sqlite: 'healthy' } } }],
    '.integrations.memory_backends.sqlite',
    'healthy',
  ],
  [
    'an agent gone',
    [...agents.slice(1), { ...agents[0], status: 'critical' }],
    '.services.agent_orchestrator.active_agents',
    1,
  ],
  ['an agent slow', [{ ...agents[0], status: 'warning' }], '.services.agent_orchestrator.status', 'degraded'],
  [
    'requests used up',
    [{ ...github, metrics: [{ name: 'remaining', value: 3, unit: null }] }],
    '.integrations.github_api.rate_limit_remaining',
    3,
  ],
  ['the monitor failed', [{ ...monitor, status: 'critical' }], '.services.health_monitor.status', 'unhealthy'],
  ['nothing is healthy', [{ ...memory, component: 'services', status: 'critical' }], '.overall_health', 0],
  ['nothing is healthy', [{ ...memory, component: 'services', status: 'critical' }], '.system_status', 'critical'],
  ['the memory check is paused', [{ ...memory, pausedUntil: AT + 99_999 }], '.services.memory_service.status', null],
  [
    'only its service is known',
    [{ id: 'service:mem0ai', title: 'mem0ai' }],
    '.services.memory_service.status',
    'healthy',
  ],
])('%s: %#', (_name, readings, path, expected) => {
  expect(at(seedOf(...readings), path)).toEqual(expected);
});

it('lists open incidents as alerts and hints as recommendations', () => {
  const report = reportWith([{ status: 'critical', summary: 'refused', hint: 'Start it.' }, { hint: 'not needed' }], {
    incidents: [incident, { ...incident, id: 'i-16', closedAt: AT }],
  });
  expect(healthSeed(report)).toMatchObject({
    alerts: [
      {
        timestamp: '2026-01-05T09:56:00.000Z',
        level: 'CRITICAL',
        message: 'web 0: refused',
        data: { incident: 'i-17', check: 'http:0', hint: 'Start it.' },
      },
    ],
    recommendations: [expect.stringMatching(/^web 0: critical.*: refused\. Start it\.$/)],
  });
});
