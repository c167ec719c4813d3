/** What tells a process of interest from the others. */
export interface ProcessFilter {
  /** Its name, or the file name of the program it was started with. */
  readonly name?: string | undefined;
  /** Found anywhere in the command line. */
  readonly pattern?: RegExp | undefined;
}

/** What the rules need to know of a process. */
export interface ProcessCounters {
  readonly pid: number;
  readonly startedAt: number;
  readonly cpuMs: number;
}

/** Both must hold when both are given; the kernel cuts names after 15 bytes. */
export function matches(
  process: { readonly name: string; readonly commandLine: string },
  filter: ProcessFilter,
): boolean {
  const { name, pattern } = filter;
  const program = process.commandLine.split(' ', 1)[0]?.split('/').at(-1);
  const named = name === undefined || process.name === name || process.name === name.slice(0, 15) || program === name;
  return named && (pattern === undefined || pattern.test(process.commandLine));
}

/**
 * CPU use between two looks in percent of one processor, over the processes that lived through both: a pid that was used
 * again is another process. Null when there is none, or no time has passed.
 */
export function cpuPercent(
  before: readonly ProcessCounters[],
  now: readonly ProcessCounters[],
  ms: number,
): number | null {
  const identity = ({ pid, startedAt }: ProcessCounters): string => `${pid}@${startedAt}`;
  const earlier = new Map(before.map((process) => [identity(process), process.cpuMs]));
  const steps = now.flatMap((process) => {
    const then = earlier.get(identity(process));
    return then === undefined ? [] : [Math.max(0, process.cpuMs - then)];
  });
  return steps.length === 0 || ms <= 0 ? null : (100 * steps.reduce((sum, step) => sum + step, 0)) / ms;
}
