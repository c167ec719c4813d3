import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { plainControl } from './plain/control.ts';

/** Services that no manager keeps, as the configuration names them: watched, not supervised. */
export default function command(host: ManagerHost): ServiceManager {
  const services = () => host.plainServices?.() ?? [];
  const status: ServiceManager['status'] = async (names, signal) => {
    const { statusOf } = await import('./plain/look.ts');
    return statusOf(names, services(), host.environment.stateDir, signal);
  };
  return {
    name: 'command',
    available: () => Promise.resolve(services().length > 0),
    list: (signal) =>
      status(
        services().map(({ unit }) => unit),
        signal,
      ),
    status,
    control: plainControl(host),
  };
}
