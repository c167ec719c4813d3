import { API_FROM, API_TO, BOOT, CRASH_FROM, CRASH_TO, DAY, HOUR, PORT_TAKEN } from './times.ts';

/** One made-up service: who keeps it, where it listens, and how it is at a moment. */
export interface DemoService {
  readonly id: string;
  readonly manager: 'systemd' | 'pm2';
  readonly unit: string;
  readonly about: string;
  readonly pid: number;
  readonly port: number | null;
  readonly startedAt: number;
  readonly memoryMib: number;
  readonly critical?: boolean;
  /** Not running from one moment to another. */
  readonly down?: { readonly from: number; readonly to: number; readonly how: 'failed' | 'crash-loop' | 'stopped' };
}

export const SERVICES: readonly DemoService[] = [
  systemd('memory-service', 'mem0ai.service', 'Memory service (mem0)', 1204, 8002, 412, { critical: true }),
  systemd('health-monitor', 'claude-pm-health-monitor.service', 'Health monitor', 1388, 7001, 96, {
    down: { from: PORT_TAKEN, to: Number.POSITIVE_INFINITY, how: 'failed' },
  }),
  systemd('postgres', 'postgresql.service', 'PostgreSQL 17', 980, 5432, 880),
  systemd('redis', 'redis-server.service', 'Redis 7', 991, 6379, 64),
  systemd('nginx', 'nginx.service', 'Web server', 1007, 443, 38),
  systemd('search', 'search.service', 'Search index', 1411, 7700, 350, {
    down: { from: CRASH_FROM, to: CRASH_TO, how: 'crash-loop' },
  }),
  pm2('api', 2101, 4000, 180, { down: { from: API_FROM, to: API_TO, how: 'crash-loop' } }),
  pm2('web', 2107, 3000, 140),
  pm2('worker', 2113, null, 120, { down: { from: BOOT, to: Number.POSITIVE_INFINITY, how: 'stopped' } }),
  pm2('scheduler', 2119, null, 75),
  pm2('mailer', 2125, 4025, 82),
  pm2('docs-site', 2131, 4080, 66),
];

/** What is wrong with a service at a moment; null when it runs. */
export function downNow({ down }: DemoService, now: number): 'failed' | 'crash-loop' | 'stopped' | null {
  return down !== undefined && now >= down.from && now < down.to ? down.how : null;
}

type Extra = Pick<DemoService, 'critical' | 'down'>;

function systemd(
  id: string,
  unit: string,
  about: string,
  pid: number,
  port: number,
  memoryMib: number,
  extra: Extra = {},
): DemoService {
  return { id, manager: 'systemd', unit, about, pid, port, startedAt: BOOT + pid * 10, memoryMib, ...extra };
}

function pm2(id: string, pid: number, port: number | null, memoryMib: number, extra: Extra = {}): DemoService {
  const startedAt = BOOT + 20 * DAY + pid * 10 + HOUR;
  return { id, manager: 'pm2', unit: id, about: `${id} (node)`, pid, port, startedAt, memoryMib, ...extra };
}
