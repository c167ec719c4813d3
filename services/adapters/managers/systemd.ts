import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { systemd } from './systemd/manager.ts';

const OWN = ['/etc/systemd/system', '/usr/local/lib/systemd/system', '/run/systemd/system'];

/** Services of the machine. */
export default function systemManager({ shell }: ManagerHost): ServiceManager {
  return systemd({ name: 'systemd', scope: [], own: OWN, shell });
}
