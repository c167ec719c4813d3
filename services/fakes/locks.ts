import { OpsError } from '#domain/errors.ts';
import type { Worker } from '#domain/procedure/record.ts';
import type { LockHolder, Locks } from '#services/ports/locks.ts';

const SELF: Worker = { pid: 4100, started: '81200', boot: 'atlas-boot', host: 'atlas' };

/** Locks of a machine with one console on it: whatever another process began is over. */
export function fakeLocks(now: () => number, self: Worker = SELF): Locks {
  const held = new Map<string, LockHolder>();
  return {
    self,
    identify: (pid) => ({ ...self, pid, started: String(pid) }),
    isAlive: (worker) => worker.pid === self.pid && worker.started === self.started,
    endGroup: () => Promise.resolve(),
    holder: (path) => held.get(path) ?? null,
    take(path, run) {
      const holder = held.get(path);
      if (holder !== undefined)
        throw new OpsError('locked', `${holder.run} holds the lock ${path}.`, { exit: 'locked' });
      const mine = { run, worker: self, since: now() };
      held.set(path, mine);
      return {
        release() {
          if (held.get(path) === mine) held.delete(path);
        },
      };
    },
  };
}
