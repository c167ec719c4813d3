import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';
import type { LeaseHolder, LeaseRole } from '#services/ports/state.ts';

import { type Monitor, type MonitorOptions, startMonitor } from './monitor.ts';
import { Recorder } from './recorder.ts';

export interface SharedOptions extends Omit<MonitorOptions, 'skip' | 'previous'> {
  /** Who runs the checks: null when this process does. Called at the start and at every change. */
  readonly onHolder?: ((holder: LeaseHolder | null) => void) | undefined;
  /** A headless monitor is given the lease of a console. Default: a console. */
  readonly role?: LeaseRole | undefined;
}

/** How often the holder of the lease gives its sign of life, and the others ask whether it is free. */
const BEAT_MS = 5000;
/** How often to see whether another process wrote. */
const LOOK_MS = 1000;
/** A check whose last reading is older than this many intervals is nobody's: whoever wants it looks. */
const OVERDUE = 1.5;

/**
 * A monitor for a console that may not be alone: one process runs the checks and records them, the others show what it
 * records and look only at what it leaves out (they may have another configuration). When the holder dies, the next one
 * takes over. `onReadings` gets everything, whoever looked; recording is done here.
 * `stop` records what waits; the state must be open until then.
 */
export function startSharedMonitor(options: SharedOptions): Monitor {
  const { world, onReadings, onHolder, role } = options;
  const { state, clock } = world;
  const latest = new Map(state.readings().map((reading) => [reading.id, reading]));
  let holder = state.takeLease(role);
  let version = state.version();
  const recorder = new Recorder(clock, state);
  onHolder?.(holder);
  // The first looks are asked for while the monitor is being made.
  let learn: Monitor['learn'] = () => undefined;

  const deliver = (batch: readonly Reading[]): void => {
    for (const reading of batch) latest.set(reading.id, reading);
    onReadings(batch);
  };

  /** Takes over what other processes wrote since the last time. */
  const sync = (): void => {
    const now = state.version();
    if (now === version) return;
    version = now;
    const news = state.readings().filter((reading) => isNews(reading, latest.get(reading.id)));
    learn(news);
    if (news.length > 0) deliver(news);
  };

  const monitor = startMonitor({
    ...options,
    previous: state.readings(),
    skip(id, now) {
      if (holder === null) return false;
      sync();
      return isRecent(latest.get(id), now);
    },
    onReadings(batch) {
      recorder.add(batch);
      deliver(batch);
    },
  });

  learn = (readings) => monitor.learn(readings);

  const look = (): void => {
    sync();
    cancelLook = clock.after(LOOK_MS, look);
  };

  const beat = (): void => {
    const next = state.takeLease(role);
    if (next?.pid !== holder?.pid || next?.host !== holder?.host) onHolder?.(next);
    holder = next;
    cancelBeat = clock.after(BEAT_MS, beat);
  };

  let cancelLook = clock.after(LOOK_MS, look);
  let cancelBeat = clock.after(BEAT_MS, beat);
  return {
    ...monitor,
    async stop() {
      cancelLook();
      cancelBeat();
      await monitor.stop();
      recorder.flush();
      if (holder === null) state.releaseLease();
    },
  };
}

function isRecent(reading: Reading | undefined, now: number): boolean {
  return reading !== undefined && Math.abs(now - reading.takenAt) < OVERDUE * reading.intervalMs;
}

function isNews(reading: Reading, known: Reading | undefined): boolean {
  return known === undefined || (reading.takenAt !== known.takenAt && isLater(reading.takenAt, known.takenAt));
}
