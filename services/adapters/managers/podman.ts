import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { PODMAN } from './containers/engine.ts';
import { containers } from './containers/manager.ts';

/** Containers of Podman on this machine, of this user or, for root, of all. */
export default function podman({ environment }: ManagerHost): ServiceManager {
  return containers(PODMAN, environment);
}
