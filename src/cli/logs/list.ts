import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { logsOfService, type NamedLogs, otherLogs } from '#services/monitor/log-sources.ts';

import { chosenSources } from './choose.ts';

/** `logs` alone: everything with lines, by the name to type. */
export async function listLogs({ world, config, values, stdout, signal }: Invocation): Promise<number> {
  const services = config.services.map(async (service): Promise<NamedLogs> => {
    const sources = await logsOfService(world, service, signal).catch(() => []);
    return { id: service.id, about: `${service.manager} ${service.unit}`, sources };
  });
  const views = config.logViews.map(async ({ id, sources }): Promise<NamedLogs> => ({
    id,
    about: sources.join(' '),
    sources: await chosenSources({ world, config, signal }, sources).catch(() => []),
  }));
  const named = await Promise.all([...views, ...services]);
  const all = [...named, ...(await otherLogs(world, config.frameworkRoot))];
  if (values['json'] === true) {
    const logs = all.map(({ id, about, sources }) => ({ id, about, sources: sources.map(placeOf) }));
    stdout.write(`${JSON.stringify({ schema: 1, logs })}\n`);
    return EXIT.ok;
  }
  const width = Math.max(0, ...all.map(({ id }) => id.length));
  const row = ({ id, sources }: NamedLogs): string =>
    `${id.padEnd(width)}  ${sources.map((source) => placeOf(source).place).join(', ') || 'not known where'}\n`;
  stdout.write(all.map(row).join(''));
  stdout.write(all.length === 0 ? 'No logs are known. Name a file: cpm-console logs PATH\n' : '');
  return EXIT.ok;
}

function placeOf(source: LogSource): { readonly type: LogSource['type']; readonly place: string } {
  switch (source.type) {
    case 'file':
      return { type: source.type, place: source.path };
    case 'journal':
      return {
        type: source.type,
        place: source.unit === null ? `${source.scope} journal` : `journal of ${source.unit}`,
      };
    case 'container':
      return { type: source.type, place: `container ${source.container}` };
  }
}
