import type { ServiceRow } from './rows.ts';

const time = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

/** A service as docs/json.md says. */
export function rowJson(
  { service, name, unit, status, summary, hint, checks, usage, detail }: ServiceRow,
  now: number,
) {
  const startedAt = unit?.startedAt ?? null;
  return {
    id: service.id,
    name,
    manager: service.manager,
    unit: unit?.name ?? service.unit,
    state: unit?.state ?? 'unknown',
    status,
    summary,
    hint,
    description: unit?.description ?? '',
    wanted: unit?.wanted ?? null,
    enabled: detail?.enabled ?? null,
    pid: unit?.pid ?? null,
    startedAt: time(startedAt),
    uptimeMs: startedAt === null ? null : Math.max(0, now - startedAt),
    restarts: unit?.restarts ?? null,
    lastExit: unit?.lastExit ?? null,
    cpuPercent: usage?.cpuPercent ?? null,
    memoryBytes: unit?.memoryBytes ?? usage?.memoryBytes ?? null,
    ports: usage?.ports ?? null,
    version: detail?.version ?? null,
    file: detail?.file ?? null,
    needsReload: detail?.needsReload ?? null,
    checks: checks.map((check) => ({
      id: check.id,
      status: check.status,
      summary: check.summary,
      takenAt: time(check.takenAt === 0 ? null : check.takenAt),
    })),
  };
}
