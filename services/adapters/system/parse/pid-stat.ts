import { words } from './numbers.ts';

/** The fields of `/proc/<pid>/stat` that tell one process from another; times in ticks, memory in pages. */
export interface PidStat {
  readonly pid: number;
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly cpuTicks: number;
  /** Since boot. Together with the pid it names one process for ever; pids alone are used again. */
  readonly startTicks: number;
  readonly rssPages: number;
  readonly threads: number;
  /** A thread of the kernel, not a program. */
  readonly kernel: boolean;
}

const KERNEL_THREAD = 0x200000;

/** The name may hold blanks and brackets, so the last bracket ends it. Null for anything else. */
export function parsePidStat(text: string): PidStat | null {
  const [open, close] = [text.indexOf(' ('), text.lastIndexOf(') ')];
  if (open < 1 || close <= open) return null;
  const fields = words(text.slice(close + 2));
  const number = (field: number): number => Number(fields[field - 3]);
  const [state = ''] = fields;
  const stat = {
    pid: Number(text.slice(0, open)),
    name: text.slice(open + 2, close),
    state,
    parent: number(4),
    cpuTicks: number(14) + number(15),
    startTicks: number(22),
    rssPages: number(24),
    threads: number(20),
    kernel: (number(9) & KERNEL_THREAD) !== 0,
  };
  const numbers = [stat.pid, stat.parent, stat.cpuTicks, stat.startTicks, stat.rssPages, stat.threads];
  return numbers.every(Number.isSafeInteger) ? stat : null;
}
