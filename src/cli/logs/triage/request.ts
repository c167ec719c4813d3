import type { Invocation } from '#cli/command.ts';
import { chosenSources } from '#cli/logs/choose.ts';
import { usage, whenOf } from '#cli/logs/options.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { logsOfService, otherLogs } from '#services/monitor/log-sources.ts';
import type { TriageRequest } from '#services/ports/triage.ts';

const DAY_MS = 86_400_000;
const GIB = 1024 ** 3;
/** Minutes of reading; nobody waits longer. */
const MOST_BYTES = 64 * GIB;
const USUAL_LIMIT = 10;
const USUAL_TOP = 10;

export interface Wanted {
  readonly request: TriageRequest;
  /** More errors than this are too many. */
  readonly limit: number;
  readonly json: boolean;
}

/** What `logs triage` was asked. Throws OpsError `usage` for values that make no sense. */
export async function wantedOf(invocation: Invocation): Promise<Wanted> {
  const { world, values, positionals } = invocation;
  const now = world.clock.now();
  const { since: given = '24h', journal } = values;
  if (journal !== undefined && journal !== 'system' && journal !== 'user')
    throw usage('--journal', 'It is system or user.');
  const sources = positionals.length > 0 ? await chosenSources(invocation, positionals) : await known(invocation);
  const paths = sources.flatMap((source) => (source.type === 'file' ? [source.path] : []));
  return {
    request: {
      paths: [...new Set(paths)],
      since: given === 'all' ? null : (whenOf('since', given, now) ?? now - DAY_MS),
      now,
      journal: journal ?? null,
      mostBytes: MOST_BYTES,
      mostTemplates: numberOf('top', values['top'], USUAL_TOP),
    },
    limit: numberOf('limit', values['limit'], USUAL_LIMIT),
    json: values['json'] === true,
  };
}

/** Logs of the framework, files of services, and what the configuration counts errors in. */
async function known({ world, config, signal }: Invocation): Promise<readonly LogSource[]> {
  const services = config.services.map((service) => logsOfService(world, service, signal).catch(() => []));
  const others = await otherLogs(world, config.frameworkRoot);
  const checked = config.checks.flatMap(({ kind, params }): LogSource[] => {
    const path = typeof params === 'object' && params !== null && 'path' in params ? params.path : null;
    return kind === 'log-errors' && typeof path === 'string' ? [{ type: 'file', name: path, path }] : [];
  });
  return [...others.flatMap(({ sources }) => sources), ...(await Promise.all(services)).flat(), ...checked];
}

function numberOf(name: string, given: Invocation['values'][string], usual: number): number {
  if (given === undefined) return usual;
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given)) throw usage(`--${name}`, 'It is a whole number.');
  return Number(given);
}
