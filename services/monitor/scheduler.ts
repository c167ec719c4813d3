import { gridAfter, phaseOf } from '#domain/grid.ts';
import type { Clock } from '#services/ports/clock.ts';

import { GapDetector } from './gap.ts';
import { Heap } from './heap.ts';

/** Something to do again and again. `run` must settle; what it answers is nobody's business here. */
export interface Task {
  readonly id: string;
  readonly intervalMs: number;
  /** What the place on the grid is hashed from; tasks that share it and the interval run in one tick. Default: the id. */
  readonly phase?: string | undefined;
  /** Runs beside the limit on concurrency: for the cheap looks that must not wait behind slow ones. */
  readonly urgent?: boolean | undefined;
  readonly run: () => Promise<void>;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  /** Tasks at one time, urgent ones not counted. Default 32. */
  readonly concurrency?: number | undefined;
  /** Called when time went by unobserved (suspend, stopped process, clock set), with what was missed in ms. */
  readonly onGap?: ((missedMs: number) => void) | undefined;
  /** Called as a task starts, with how long after its moment on the grid. */
  readonly onStart?: ((id: string, lateMs: number) => void) | undefined;
}

/** Counted since the start. */
export interface SchedulerStats {
  runs: number;
  /** Moments on the grid that were left out because they were already past. */
  coalesced: number;
  /** Moments on the grid at which the task was still running. */
  overlaps: number;
  gaps: number;
}

interface Entry {
  readonly task: Task;
  readonly phase: number;
  due: number;
  running: Promise<void> | null;
  /** The moment on the grid for which it waits to be started; null when it does not. */
  waiting: number | null;
  gone: boolean;
  /** Stands in the heap for another one that is wanted once before its moment on the grid. */
  readonly early?: Entry;
}

/** After a gap the first round is spread over this much, so that not everything starts at once. */
const SPREAD_AFTER_GAP_MS = 15_000;

/**
 * Runs tasks on a fixed grid of the monotonic clock: no drift, no task beside itself, missed moments counted and never
 * caught up, one timer for all of them.
 */
export class Scheduler {
  readonly stats: SchedulerStats = { runs: 0, coalesced: 0, overlaps: 0, gaps: 0 };
  readonly #options: SchedulerOptions;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #heap = new Heap<Entry>((entry) => entry.due);
  readonly #queue: Entry[] = [];
  readonly #gap: GapDetector;
  readonly #base: number;
  #cancelTimer: (() => void) | null = null;
  #busy = 0;
  #paused = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#base = options.clock.monotonic();
    this.#gap = new GapDetector(options.clock);
  }

  /**
   * Adds a task, or replaces the one with its id. Its first run is hashed into the next `spreadMs` (at most one
   * interval), or is its first moment on the grid when null.
   */
  add(task: Task, spreadMs: number | null): void {
    const old = this.#entries.get(task.id)?.running ?? null;
    this.remove(task.id);
    const phase = this.#base + phaseOf(task.phase ?? task.id, task.intervalMs);
    const now = this.#clock.monotonic();
    const spread = spreadMs === null ? null : now + phaseOf(task.id, Math.min(spreadMs, task.intervalMs));
    const due = spread ?? gridAfter(now, phase, task.intervalMs);
    const entry: Entry = { task, phase, due, running: old, waiting: null, gone: false };
    void old?.finally(() => entry.running === old && (entry.running = null));
    this.#entries.set(task.id, entry);
    this.#heap.push(entry);
    this.#arm();
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) entry.gone = true;
    this.#entries.delete(id);
  }

  /** Runs a task beside the grid, or joins its run in progress; resolves at once when there is no such task. */
  async runNow(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry) await (entry.running ?? this.#start(entry, 0));
  }

  /** Runs a task once more in `ms`, beside the grid and within the limit; forgotten after a gap and by a pause. */
  hurry(id: string, ms: number): void {
    const entry = this.#entries.get(id);
    if (!entry || this.#paused) return;
    this.#heap.push({ ...entry, due: this.#clock.monotonic() + ms, early: entry });
    this.#arm();
  }

  /** No task starts until `resume`; the ones in progress end. */
  pause(): void {
    this.#paused = true;
    this.#queue.splice(0).forEach((entry) => (entry.waiting = null));
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#respread();
    this.#arm();
  }

  /** Forgets every task; resolves when the ones in progress have ended. */
  async stop(): Promise<void> {
    this.pause();
    const running = [...this.#entries.values()].flatMap((entry) => entry.running ?? []);
    for (const id of this.#entries.keys()) this.remove(id);
    this.#heap.clear();
    await Promise.all(running);
  }

  #arm(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const next = this.#heap.peek();
    if (this.#paused || !next) return;
    this.#cancelTimer = this.#clock.after(Math.max(0, next.due - this.#clock.monotonic()), () => this.#tick(next.due));
  }

  #tick(planned: number): void {
    const missed = this.#gap.look(planned);
    if (missed !== null) {
      this.stats.gaps += 1;
      this.#respread();
      this.#options.onGap?.(missed);
    }
    const now = this.#clock.monotonic();
    for (let entry = this.#heap.peek(); entry && entry.due <= now; entry = this.#heap.peek()) {
      this.#heap.pop();
      if (entry.early) this.#early(entry.early, entry.due);
      else if (!entry.gone) this.#reached(entry, now);
    }
    this.#drain();
    this.#arm();
  }

  #reached(entry: Entry, now: number): void {
    const { intervalMs } = entry.task;
    const behind = Math.floor((now - entry.due) / intervalMs);
    this.stats.coalesced += behind;
    const moment = entry.due + behind * intervalMs;
    // The first moment on the grid may follow a spread start closely; half an interval keeps the two apart.
    entry.due = gridAfter(Math.max(now, moment + intervalMs / 2), entry.phase, intervalMs);
    this.#heap.push(entry);
    if (entry.running || entry.waiting !== null) this.stats.overlaps += 1;
    else if (entry.task.urgent) void this.#start(entry, now - moment);
    else {
      entry.waiting = moment;
      this.#queue.push(entry);
    }
  }

  #early(entry: Entry, moment: number): void {
    if (entry.gone || entry.running || entry.waiting !== null) return;
    entry.waiting = moment;
    this.#queue.push(entry);
  }

  #drain(): void {
    while (this.#busy < (this.#options.concurrency ?? 32)) {
      const entry = this.#queue.shift();
      if (!entry) return;
      const moment = entry.waiting ?? 0;
      entry.waiting = null;
      if (!entry.gone && !entry.running) void this.#start(entry, this.#clock.monotonic() - moment);
    }
  }

  #start(entry: Entry, lateMs: number): Promise<void> {
    const slot = entry.task.urgent ? 0 : 1;
    this.#busy += slot;
    this.stats.runs += 1;
    this.#options.onStart?.(entry.task.id, lateMs);
    entry.running = entry.task.run().finally(() => {
      entry.running = null;
      this.#busy -= slot;
      this.#drain();
    });
    return entry.running;
  }

  #respread(): void {
    const now = this.#clock.monotonic();
    this.#gap.reset();
    this.#heap.clear();
    for (const entry of this.#entries.values()) {
      const { id, intervalMs } = entry.task;
      if (entry.due <= now) this.stats.coalesced += Math.floor((now - entry.due) / intervalMs);
      entry.due = now + phaseOf(id, Math.min(intervalMs, SPREAD_AFTER_GAP_MS));
      this.#heap.push(entry);
    }
  }
}
