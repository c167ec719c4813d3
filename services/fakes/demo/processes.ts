import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Processes, ProcessUsage } from '#services/ports/processes.ts';

import { castAt, type Member, usageAt } from './processes/cast.ts';
import { detailAt } from './processes/detail.ts';
import type { DemoUnits } from './units.ts';

/** The processes of atlas: the services that run, ana's own programs, and the one that took port 7001. */
export function demoProcesses(clock: Clock, units: DemoUnits): Processes {
  const states = new Map<number, string>();
  const ended = new Set<number>();
  const cast = (): readonly Member[] => castAt(clock.now(), units).filter(({ pid }) => !ended.has(pid));
  const usage = (one: Member): ProcessUsage => {
    const state = states.get(one.pid);
    return { ...usageAt(one, clock.now()), ...(state === undefined ? {} : { state }) };
  };
  const member = (pid: number): Member => {
    const one = cast().find((other) => other.pid === pid);
    if (one === undefined) throw new OpsError('gone', `there is no process ${pid} any more`, { exit: 'nothingToDo' });
    return one;
  };
  return {
    list: async () => cast().map(usage),
    find: async (pid) =>
      cast()
        .filter((one) => one.pid === pid)
        .map(usage)[0] ?? null,
    look: async () => ({ atMs: clock.monotonic(), processes: cast().map(usage) }),
    async listeners() {
      const open = cast().flatMap(({ port, pid, user }) =>
        port === undefined || port === null ? [] : [{ port, pid, user }],
      );
      return open
        .map(({ port, pid, user }) => ({
          port,
          address: port === 22 || port === 443 ? '0.0.0.0' : '127.0.0.1',
          protocol: 'tcp' as const,
          pid: user === 'ana' ? pid : null,
        }))
        .toSorted((a, b) => a.port - b.port);
    },
    detail: async (pid) => ({ ...detailAt(member(pid), clock.now()), ...usage(member(pid)) }),
    async signal({ pid, startedAt }, signal) {
      const one = member(pid);
      if (one.startedAt !== startedAt)
        throw new OpsError('gone', `process ${pid} is another one now`, { exit: 'nothingToDo' });
      if (one.user !== 'ana')
        throw new OpsError('no-rights', `process ${pid} is not yours to signal`, {
          hint: `Somebody who may can type: sudo kill -${signal} ${pid}`,
          exit: 'refused',
        });
      units.signalled(pid, signal);
      if (signal === 'STOP') states.set(pid, 'T');
      else if (signal === 'CONT') states.delete(pid);
      else ended.add(pid);
    },
  };
}
