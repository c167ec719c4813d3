import type { ChildProcess } from 'node:child_process';

import type { RunLimits } from '#services/ports/shell.ts';

interface Silence {
  /** Resolves when nothing was printed for `idleTimeoutMs`; never without such a limit. */
  readonly over: Promise<'silence'>;
  readonly stop: () => void;
}

/** Watches whether a child still prints. */
export function watchSilence(child: ChildProcess, { idleTimeoutMs }: RunLimits): Silence {
  const { promise: over, resolve } = Promise.withResolvers<'silence'>();
  if (idleTimeoutMs === undefined) return { over, stop: () => undefined };
  const timer = setTimeout(() => resolve('silence'), idleTimeoutMs);
  const heard = () => void timer.refresh();
  child.stdout?.on('data', heard);
  child.stderr?.on('data', heard);
  return { over, stop: () => clearTimeout(timer) };
}
