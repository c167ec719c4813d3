import type { Detail } from './detail.ts';
import type { Looked } from './look.ts';

/** Projects for scripts: `{schema, projects: [{id, path, status, summary, hint, takenAt, tookMs, branch, ...}]}`. */
export function projectsJson(
  looked: readonly Looked[],
  details: ReadonlyMap<string, Detail | null> = new Map(),
): string {
  const projects = looked.map(({ id, path, reading }) => ({
    id,
    path,
    status: reading.status,
    summary: reading.summary,
    hint: reading.hint ?? null,
    takenAt: new Date(reading.takenAt).toISOString(),
    tookMs: reading.tookMs,
    ...reading.data,
    ...detailJson(details.get(id) ?? null),
  }));
  return `${JSON.stringify({ schema: 1, projects }, null, 2)}\n`;
}

function detailJson(detail: Detail | null): object {
  if (detail === null) return {};
  const unreleasedCommits = detail.unreleasedCommits.map(({ at, ...commit }) => ({
    ...commit,
    at: new Date(at).toISOString(),
  }));
  return { ...detail, unreleasedCommits };
}
