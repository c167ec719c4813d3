import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { DOCKER } from './containers/engine.ts';
import { containers } from './containers/manager.ts';

/** Containers of Docker on this machine. */
export default function docker({ environment }: ManagerHost): ServiceManager {
  return containers(DOCKER, environment);
}
