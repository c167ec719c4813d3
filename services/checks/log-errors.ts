import { OpsError } from '#domain/errors.ts';
import { plural, span } from '#domain/format.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import type { World } from '#services/ports/world.ts';

import { defineCheck, type Discovery } from './check.ts';
import { countIn, type Log } from './log/read-on.ts';
import { type Found, type Logs, readLogs } from './log/watch.ts';
import { durationParam } from './support/params.ts';
import { slot } from './support/slot.ts';

const DAY_MS = 86_400_000;
const SHOWN = 10;
const PATTERN = /[*?[{]/;
const PACKED = /\.(?:gz|bz2|xz|zst|zip)$/;
/** The framework's own place for logs. */
const FRAMEWORK_LOGS = '/var/log/claude-pm';

const kept = slot<Logs>();

export default defineCheck({
  kind: 'log-errors',
  title: 'Errors in logs',
  about:
    'Lines of level ERROR, FATAL or CRITICAL that were written to logs within a time. A warning for more than ten in a day; unknown when there is no such log.',
  group: 'checks',
  component: 'services',
  intervalMs: 60_000,
  timeoutMs: 20_000,
  thresholds: { warning: 11, critical: null },
  params: (z) =>
    z.object({
      path: z.string().startsWith('/').describe('A log, or a pattern such as /var/log/app/*.log.'),
      within: durationParam(z).default(DAY_MS).describe('Time that is looked back: 1h, 24h.'),
    }),
  target: ({ path }) => path,
  discover: logsOfTheFramework,
  async probe({ path, within }, { world, memory, signal, thresholds, previous }) {
    const now = world.clock.now();
    const lookBack = { since: now - within, now };
    const found = await logsAt(world, path);
    const logs: Logs = kept.get(memory) ?? new Map();
    kept.set(memory, logs);
    await readLogs(world.files, found, logs, lookBack, signal);
    const counts = [...logs.values()].map((log) => ({ log, errors: countIn(log, lookBack) }));
    const total = counts.reduce((sum, { errors }) => sum + errors, 0);
    return verdict(counts, judge(total, thresholds, previous), total, within, found.length);
  },
});

async function logsAt({ files }: World, pattern: string): Promise<Found[]> {
  const paths = PATTERN.test(pattern) ? await files.glob(pattern) : [pattern];
  const found = await Promise.all(paths.map(async (path) => ({ path, facts: await files.stat(path) })));
  const logs = found.flatMap(({ path, facts }) =>
    facts?.kind === 'file' && !PACKED.test(path) ? [{ path, facts }] : [],
  );
  if (logs.length === 0)
    throw new OpsError('not-found', 'there is no such log', { hint: `Correct the pattern: ls -l ${pattern}` });
  return logs;
}

interface Count {
  readonly log: Log;
  readonly errors: number;
}

function verdict(counts: readonly Count[], status: Status, total: number, within: number, files: number): Verdict {
  const worst = counts.filter(({ errors }) => errors > 0).toSorted((a, b) => b.errors - a.errors);
  const undated = worst.filter(({ log }) => !log.timed);
  return {
    status,
    summary: [
      `${total === 0 ? 'no errors' : plural(total, 'error')} in ${span(within)}`,
      status === 'ok' ? plural(files, 'log') : `most in ${baseName(worst[0]?.log.path ?? '')}`,
      ...(undated.length > 0 ? [`${baseName(undated[0]?.log.path ?? '')} does not say when`] : []),
    ].join(', '),
    value: total,
    unit: 'errors',
    hint: status === 'ok' ? undefined : `See them: grep -E 'ERROR|FATAL|CRITICAL' ${worst[0]?.log.path ?? ''}`,
    metrics: [{ name: 'logs', value: files, unit: null }],
    data: { errors: Object.fromEntries(worst.slice(0, SHOWN).map(({ log, errors }) => [log.path, errors])) },
  };
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The framework's logs, where this machine has any. */
async function logsOfTheFramework({ world, frameworkRoot }: Discovery) {
  const folders = [FRAMEWORK_LOGS, ...(frameworkRoot === null ? [] : [`${frameworkRoot}/logs`])];
  const patterns = folders.map((folder) => `${folder}/*.log`);
  const found = await Promise.all(patterns.map((pattern) => world.files.glob(pattern).catch(() => [])));
  return patterns
    .filter((_pattern, at) => (found[at]?.length ?? 0) > 0)
    .map((path) => ({
      id: `log-errors:${path}`,
      kind: 'log-errors',
      title: 'Errors in logs',
      component: 'framework' as const,
      params: { path, within: DAY_MS },
    }));
}
