import { errno } from '#services/adapters/errno.ts';

import { processAt, type ProcessNow } from './process-now.ts';

export type Aliveness = 'alive' | 'gone' | 'frozen' | 'dead but not buried' | 'another one with its pid';

const BY_STATE: Readonly<Record<string, Aliveness>> = {
  T: 'frozen',
  t: 'frozen',
  Z: 'dead but not buried',
  X: 'gone',
};

/** PM2 writes down a time before it starts the process, which may take a while on a busy machine. */
const LATEST_START_MS = 60_000;

/**
 * Whether the process of an app really runs: a stopped one answers nobody, though it exists, and a pid is used again.
 * A child of the daemon is its app; where the daemon's pid is not known, one that started long after the app did is not.
 */
export function aliveness(
  { pid, startedAt }: { readonly pid: number; readonly startedAt: number | null },
  daemon: number | null,
): Aliveness {
  if (pid <= 0) return 'gone';
  if (process.platform !== 'linux') return exists(pid) ? 'alive' : 'gone';
  const now = processAt(pid);
  if (now === null) return 'gone';
  if (!isOfApp(now, startedAt, daemon)) return 'another one with its pid';
  return BY_STATE[now.state] ?? 'alive';
}

function isOfApp({ parent, startedAt }: ProcessNow, since: number | null, daemon: number | null): boolean {
  if (daemon !== null) return parent === daemon;
  return since === null || startedAt === null || startedAt <= since + LATEST_START_MS;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return errno(thrown) === 'EPERM';
  }
}
