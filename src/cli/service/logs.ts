import type { Invocation } from '#cli/command.ts';
import { logsWanted } from '#cli/logs/options.ts';
import { showLogs } from '#cli/logs/show.ts';
import { OpsError } from '#domain/errors.ts';
import { nameOfService } from '#domain/service/names.ts';
import { logsOfService } from '#services/monitor/log-sources.ts';

import { chosenServices } from './chosen.ts';

/** `service logs`: what services wrote, several as one stream in the order of time. */
export async function showServiceLogs(invocation: Invocation): Promise<number> {
  const { world, config, signal } = invocation;
  const wanted = logsWanted(invocation);
  const services = await chosenServices(invocation);
  if (services.length === 0)
    throw new OpsError('usage', 'Whose log?', { hint: 'cpm-console service logs NAME', exit: 'usage' });
  const found = await Promise.all(
    services.map(async (service) => {
      const known = config.services.find(({ id }) => id === service.id);
      return logsOfService(world, known ?? { ...service, id: nameOfService(service) }, signal);
    }),
  );
  const sources = found.flat();
  if (sources.length === 0)
    throw new OpsError('no-log', `Where ${services.map(nameOfService).join(', ')} writes its output is not known.`, {
      hint: 'Name its files in the configuration: logs: [/var/log/shop/*.log]',
      exit: 'usage',
    });
  return showLogs(invocation, sources, wanted);
}
