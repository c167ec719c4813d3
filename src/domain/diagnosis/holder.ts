import { span } from '#domain/format.ts';

import type { Fix } from './conclusion.ts';

/** Who listens on a port of this machine. */
export interface Holder {
  readonly port: number;
  readonly address: string;
  /** Null where we may not know. */
  readonly process: HoldingProcess | null;
}

export interface HoldingProcess {
  readonly pid: number;
  readonly name: string;
  /** Epoch ms; with the pid it names the process for ever. */
  readonly startedAt: number;
  readonly ageMs: number;
  /** One letter of the kernel: T is stopped by a signal. */
  readonly state: string;
  /** The account it belongs to, where it can be known. */
  readonly user: string | null;
  /** The unit of systemd it belongs to. */
  readonly unit: string | null;
  /** Whether it is the console itself. */
  readonly own: boolean;
}

/** `node, pid 4127, started 4 m ago by ana` */
export function holderWords({ port, process }: Holder): string {
  if (process === null) return `a process of another account (sudo ss -tlnp 'sport = :${port}' names it)`;
  const { name, pid, ageMs, user, unit } = process;
  const of = unit === null ? '' : `, of ${unit}`;
  return `${name}, pid ${pid}, started ${span(Math.max(1000, ageMs))} ago${user === null ? '' : ` by ${user}`}${of}`;
}

/** Ends the holder of a port. */
export function endHolder({ port, process }: Holder): readonly Fix[] {
  if (process === null || process.own || process.pid === 1) return [];
  const { pid, name, startedAt } = process;
  return [
    {
      id: 'end-port-holder',
      title: `End ${name}, pid ${pid}: that frees port ${port}`,
      commands: [`kill -TERM ${pid}`],
      costs: `${name} ends; what it has not saved is lost`,
      act: endAct({ pid, startedAt, name }),
    },
  ];
}

/** Names one process for ever, and what people call it. */
type Named = { readonly pid: number; readonly startedAt: number; readonly name: string };

/** Asks exactly this process to end. */
export const endAct = ({ pid, startedAt, name }: Named): Fix['act'] => ({
  procedure: 'end-process',
  params: { pid, startedAt, name },
});

/** Lets a process go on that a signal stopped. */
export const continueFix = ({ pid, startedAt, name }: Named): Fix => ({
  id: 'continue-process',
  title: `Let pid ${pid} go on`,
  commands: [`kill -CONT ${pid}`],
  costs: null,
  act: { procedure: 'continue-process', params: { pid, startedAt, name } },
});
