import type { RemoteLimits } from './remote-usage.ts';
import type { DiskUsageOf } from './usage.ts';

const LIMITS: RemoteLimits = { deadlineMs: 2000, retryMs: 30_000 };
const known = new Map<RemoteLimits, Promise<DiskUsageOf>>();

/**
 * Who asks remote mounts, the same for everybody with the same limits, so that what one found hanging all the others leave
 * alone. What starts processes is loaded with the first question: most machines have no such mount.
 */
export function remoteServer(limits = LIMITS): DiskUsageOf {
  return async (mount, signal) => {
    const asking = known.get(limits) ?? import('./remote-usage.ts').then(({ remoteUsage }) => remoteUsage(limits));
    known.set(limits, asking);
    return (await asking)(mount, signal);
  };
}
