import { join } from 'node:path';

import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { systemd } from './systemd/manager.ts';

/** Services of the person, run by their own systemd. */
export default function userManager({ shell, environment }: ManagerHost): ServiceManager {
  const { home } = environment;
  const config = environment.get('XDG_CONFIG_HOME') ?? (home === null ? null : join(home, '.config'));
  const data = environment.get('XDG_DATA_HOME') ?? (home === null ? null : join(home, '.local', 'share'));
  const own = [config, data].flatMap((folder) => (folder ? [join(folder, 'systemd', 'user')] : []));
  return systemd({ name: 'systemd-user', scope: ['--user'], own: [...own, '/etc/systemd/user'], shell });
}
