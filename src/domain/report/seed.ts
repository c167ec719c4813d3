import type { JsonObject } from '#domain/json.ts';
import type { Overall } from '#domain/score.ts';
import { type Status, worst } from '#domain/status.ts';

import { adviceText } from './advice/all.ts';
import type { HealthReport, ReportedCheck } from './report.ts';
import { iso } from './time.ts';
import { uptimeText } from './uptime.ts';

const OVERALL: Record<Overall, string | null> = {
  healthy: 'healthy',
  attention: 'attention',
  critical: 'critical',
  unknown: null,
};
const WORDS: Record<Status, string | null> = {
  ok: 'healthy',
  warning: 'degraded',
  critical: 'unhealthy',
  unknown: null,
};

/** The report with exactly the keys of the framework's guide; what no check or history tells is null. */
export function healthSeed(report: HealthReport): JsonObject {
  const { at, score, advice } = report;
  const checks = report.checks.filter((check) => check.counts);
  const memory = checks.find((check) => check.group === 'memory') ?? checks.find((check) => isService(check, 'mem0'));
  const monitor = checks.find((check) => isService(check, 'health-monitor'));
  const agents = checks.filter((check) => check.group === 'agents');
  const github = checks.find((check) => check.kind === 'github-api');
  return {
    timestamp: iso(at),
    overall_health: score.value,
    system_status: OVERALL[score.status],
    services: {
      memory_service: service(report, memory),
      health_monitor: service(report, monitor),
      agent_orchestrator: orchestrator(agents),
    },
    integrations: {
      github_api: {
        status: github ? WORDS[github.status] : null,
        rate_limit_remaining: measure(github, 'remaining'),
        last_sync: github && github.status !== 'unknown' ? iso(github.takenAt) : null,
      },
      memory_backends: {
        mem0ai: backend(memory, 'mem0ai'),
        sqlite: backend(memory, 'sqlite'),
        tinydb: backend(memory, 'tinydb'),
      },
    },
    alerts: alerts(report),
    recommendations: advice.map(adviceText),
  };
}

function service(report: HealthReport, check: ReportedCheck | undefined): JsonObject {
  return {
    status: check ? WORDS[check.status] : null,
    response_time: responseMs(check),
    uptime: check ? uptimeText(report.uptime(check.id)) : null,
    last_check: check && check.takenAt > 0 ? iso(check.takenAt) : null,
  };
}

function orchestrator(agents: readonly ReportedCheck[]): JsonObject {
  const known = agents.filter((agent) => agent.status !== 'unknown');
  const times = known.flatMap((agent) => responseMs(agent) ?? []);
  return {
    status: known.length === 0 ? null : WORDS[worst(known.map((agent) => agent.status))],
    response_time: times.length === 0 ? null : Math.max(...times),
    active_agents: known.length === 0 ? null : known.filter((agent) => agent.status !== 'critical').length,
    last_check: known.length === 0 ? null : iso(Math.max(...known.map((agent) => agent.takenAt))),
  };
}

/** What the check itself measured; how long the look took is not what the service needed. */
function responseMs(check: ReportedCheck | undefined): number | null {
  if (!check || check.status === 'unknown') return null;
  return check.unit === 'ms' && check.value !== undefined ? check.value : (measure(check, 'latency') ?? null);
}

function measure(check: ReportedCheck | undefined, name: string): number | null {
  if (!check || check.status === 'unknown') return null;
  return check.metrics?.find((metric) => metric.name === name)?.value ?? null;
}

function backend(memory: ReportedCheck | undefined, name: string): string | null {
  const backends = memory?.status === 'unknown' ? undefined : memory?.data?.['backends'];
  if (typeof backends !== 'object' || backends === null || Array.isArray(backends)) return null;
  const said: unknown = Object.entries(backends).find(([key]) => key === name)?.[1];
  return typeof said === 'string' ? said : null;
}

function isService(check: ReportedCheck, name: string): boolean {
  return check.group === 'services' && [check.title, check.id].some((text) => text.includes(name));
}

/** Open incidents in the shape of the framework's alerts. */
function alerts({ incidents, checks }: HealthReport): JsonObject[] {
  return incidents
    .filter((incident) => incident.closedAt === null)
    .map(({ id, checkId, title, summary, openedAt }) => ({
      timestamp: iso(openedAt),
      level: 'CRITICAL',
      message: `${title}: ${summary}`,
      data: { incident: id, check: checkId, hint: checks.find((check) => check.id === checkId)?.hint ?? null },
    }));
}
