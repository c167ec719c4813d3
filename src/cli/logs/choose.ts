import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { nearest } from '#domain/nearest.ts';
import { logsOfService, otherLogs } from '#services/monitor/log-sources.ts';

type Around = Pick<Invocation, 'world' | 'config' | 'signal'>;

/** Sources of what a person named: saved views, services, known logs, paths and patterns. Throws OpsError `no-log` (exit usage). */
export async function chosenSources(around: Around, words: readonly string[]): Promise<readonly LogSource[]> {
  const views = new Map(around.config.logViews.map(({ id, sources }) => [id, sources]));
  const all = [...new Set(words.flatMap((word) => views.get(word) ?? [word]))];
  const found = await Promise.all(all.map((word) => sourcesOf(around, word)));
  return found.flat();
}

async function sourcesOf({ world, config, signal }: Around, word: string): Promise<readonly LogSource[]> {
  const service = config.services.find(({ id, unit }) => id === word || unit === word || unit === `${word}.service`);
  if (service !== undefined) {
    const sources = await logsOfService(world, service, signal);
    if (sources.length > 0) return sources;
    throw new OpsError('no-log', `Where ${service.id} writes its output is not known.`, {
      hint: `Name the file: cpm-console logs /path/to/its.log`,
      exit: 'usage',
    });
  }
  const path = pathOf(word, world.environment);
  if (path !== null) return [{ type: 'file', name: path.slice(path.lastIndexOf('/') + 1), path }];
  const others = await otherLogs(world, config.frameworkRoot);
  const other = others.find(({ id }) => id === word);
  if (other !== undefined) return other.sources;
  const names = [...config.logViews, ...config.services, ...others].map(({ id }) => id);
  const near = nearest(word, names);
  throw new OpsError('no-log', `There is no log called ${word}.`, {
    hint: `${near === null ? '' : `Did you mean ${near}? `}cpm-console logs lists what there is; a file needs a / in its name, as in ./${word}.`,
    exit: 'usage',
  });
}

/** A path as an absolute one; null for a mere name. */
function pathOf(word: string, { cwd, home }: Invocation['world']['environment']): string | null {
  if (word.startsWith('/')) return word;
  if (word.startsWith('~/') && home !== null) return `${home}/${word.slice(2)}`;
  return /[/*?]|\.log$/.test(word) ? `${cwd}/${word.replace(/^\.\//, '')}` : null;
}
