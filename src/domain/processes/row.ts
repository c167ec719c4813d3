import { whyNoSignal } from './guard.ts';
import type { Found, FoundLook } from './look.ts';
import { programOf } from './words.ts';

/** One process as the table, the tree and `process list` show it. Nothing in it is a secret or unsafe for a terminal. */
export interface ProcessRow {
  /** Pid and start: one process for ever. */
  readonly id: string;
  readonly pid: number;
  readonly parent: number;
  /** Epoch ms. */
  readonly startedAt: number;
  /** What people call it. */
  readonly program: string;
  /** Its command line, redacted. */
  readonly command: string;
  readonly user: string | null;
  /** One letter of the kernel. */
  readonly state: string;
  /** Percent of one processor since the look before; null before there was one. */
  readonly cpuPercent: number | null;
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Bytes a second from and to disks since the look before; null before there was one, and where it may not be read. */
  readonly readRate: number | null;
  readonly writeRate: number | null;
  readonly kernel: boolean;
  /** Whether it is this program. */
  readonly own: boolean;
  /** Why it takes no signal from here; null when it may. */
  readonly guarded: string | null;
}

export const idOf = ({ pid, startedAt }: { readonly pid: number; readonly startedAt: number }): string =>
  `${pid}@${startedAt}`;

/** What the machine did between two looks, by process. `commandOf` gives the redacted command line. */
export function rowsOf(
  before: FoundLook | null,
  now: FoundLook,
  commandOf: (process: Found) => string,
): readonly ProcessRow[] {
  const seconds = before === null ? 0 : (now.atMs - before.atMs) / 1000;
  const earlier = new Map((seconds > 0 ? (before?.processes ?? []) : []).map((one) => [idOf(one), one]));
  return now.processes.map((one): ProcessRow => {
    const id = idOf(one);
    const then = earlier.get(id);
    const perSecond = (count: (process: Found) => number | null): number | null => {
      const [from, to] = [then === undefined ? null : count(then), count(one)];
      return from === null || to === null ? null : Math.max(0, to - from) / seconds;
    };
    const cpu = perSecond(({ cpuMs }) => cpuMs);
    return {
      id,
      pid: one.pid,
      parent: one.parent,
      startedAt: one.startedAt,
      program: programOf(one),
      command: commandOf(one),
      user: one.user,
      state: one.state,
      cpuPercent: cpu === null ? null : cpu / 10,
      cpuMs: one.cpuMs,
      rssBytes: one.rssBytes,
      readRate: perSecond(({ readBytes }) => readBytes),
      writeRate: perSecond(({ writtenBytes }) => writtenBytes),
      kernel: one.kernel,
      own: one.own === true,
      guarded: whyNoSignal(one),
    };
  });
}

/** From and to disks together; null where neither is known. */
export const ioRate = ({ readRate, writeRate }: ProcessRow): number | null =>
  readRate === null && writeRate === null ? null : (readRate ?? 0) + (writeRate ?? 0);
