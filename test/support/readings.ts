import type { Group, Reading } from '#domain/reading.ts';

/** Noon of some day: tests name their times relative to it. */
export const NOON = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

/** A reading of a check, fine unless told otherwise. `id` is `kind:target`. */
export function reading(id: string, more: Partial<Reading> = {}): Reading {
  const [kind = id, target = id] = id.split(/:(.*)/s);
  return {
    id,
    kind,
    title: target,
    group: groupOf(kind),
    component: groupOf(kind) === 'projects' ? 'projects' : groupOf(kind) === 'services' ? 'services' : null,
    critical: false,
    weight: 1,
    status: 'ok',
    summary: 'healthy',
    takenAt: NOON,
    since: NOON - 60 * MINUTE,
    tookMs: 3,
    intervalMs: 10_000,
    pausedUntil: null,
    ...more,
  };
}

const GROUPS: Readonly<Record<string, Group>> = {
  cpu: 'system',
  memory: 'system',
  disk: 'system',
  load: 'system',
  network: 'system',
  service: 'services',
  git: 'projects',
  agent: 'agents',
  github: 'integrations',
};
const groupOf = (kind: string): Group => GROUPS[kind] ?? 'checks';

/** A small world with something of everything: two problems, one unknown. */
export function smallWorld(): readonly Reading[] {
  return [
    reading('cpu:host', { title: 'CPU', value: 17, unit: '%', summary: 'load 0.8 of 8 cores' }),
    reading('memory:host', { title: 'Mem', value: 52, unit: '%', summary: '12.4 of 23.6 GiB' }),
    reading('disk:/', { title: '/', value: 41, unit: '%', summary: '98 GiB free' }),
    reading('disk:/data', {
      title: '/data',
      value: 91,
      unit: '%',
      status: 'warning',
      summary: '9 GiB free, full in 6 d',
      since: NOON - 300 * MINUTE,
    }),
    reading('service:health-monitor', {
      status: 'critical',
      summary: 'failed, exit 1: EADDRINUSE 7001',
      since: NOON - 4 * MINUTE,
      hint: 'see its log',
    }),
    reading('service:memory-service', { summary: 'running, 45 ms' }),
    reading('service:api', { summary: 'running, 12 ms' }),
    reading('service:worker', { status: 'unknown', summary: 'the manager does not answer' }),
    reading('git:billing', { summary: 'main ↑2  5 changed  v1.9.0 +9' }),
    reading('git:api-gateway', { summary: 'main  clean  v2.4.1 +3' }),
    reading('git:docs', { summary: 'main  clean  v0.3.2' }),
    reading('agent:codex', { summary: 'ready' }),
    reading('github:ana', { title: 'GitHub', summary: '4,500 of 5,000 calls left' }),
  ];
}
