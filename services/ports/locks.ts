import type { Worker } from '#domain/procedure/record.ts';

/** Who holds a lock. */
export interface LockHolder {
  readonly run: string;
  readonly worker: Worker;
  /** Epoch ms. */
  readonly since: number;
}

/** A taken lock. */
export interface Held {
  /** Gives it back; nothing happens when it is no longer ours. */
  release(): void;
}

/**
 * Locks as files that name their owner. A lock whose owner is gone (no such process, another start time, another boot of
 * this host) is taken over; one of another host is never.
 */
export interface Locks {
  /** Throws OpsError `locked` (exit `locked`) naming the holder, or `lock-failed`. Path is absolute. */
  take(path: string, run: string): Held;
  /** Who holds it now and is alive; null when nobody is. */
  holder(path: string): LockHolder | null;
  /** This process. */
  readonly self: Worker;
  /** A process of this machine by its number, as it is now. */
  identify(pid: number): Worker;
  /** Whether that process still runs; null when it is on another machine and nobody can tell. */
  isAlive(worker: Worker): boolean | null;
  /** Ends that process and its group: TERM, then KILL. */
  endGroup(worker: Worker): Promise<void>;
}
