import type { System } from '#services/ports/system.ts';

/**
 * The system, looked over when something is first asked of it, the counters of its baseline with it: that reads a dozen files,
 * and many commands never ask.
 */
export function systemOnDemand(make: () => System): System {
  let made: System | undefined;
  const system = (): System => (made ??= make());
  return {
    facts: () => system().facts(),
    cpu: () => system().cpu(),
    memory: () => system().memory(),
    traffic: () => system().traffic(),
    baseline: () => system().baseline?.() ?? null,
    mounts: () => system().mounts(),
    mountOf: (path) => system().mountOf(path),
    diskUsage: (mount, signal) => system().diskUsage(mount, signal),
  };
}
