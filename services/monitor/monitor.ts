import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import type { World } from '#services/ports/world.ts';

import { Alertness } from './alertness.ts';
import { Batcher } from './batcher.ts';
import { paused, pausedUntil } from './paused.ts';
import { placeOf, runCheck } from './run-check.ts';
import { Scheduler, type SchedulerStats } from './scheduler.ts';
import { suppress } from './suppress.ts';

export interface MonitorOptions {
  readonly world: World;
  readonly kinds: readonly AnyKind[];
  readonly instances: readonly Instance[];
  /** Latest readings known before this start; what `since` and hysteresis go on from. */
  readonly previous: readonly Reading[];
  /** Readings of one tick together. Whoever listens also records them. */
  readonly onReadings: (batch: readonly Reading[]) => void;
  /** Time went by unobserved (suspend, stopped process, clock set); what was known is old. */
  readonly onGap?: ((missedMs: number) => void) | undefined;
  /** Paused checks and until when, epoch ms; asked before every look. Default: what the state says. */
  readonly paused?: (() => Readonly<Record<string, number>>) | undefined;
  /** Whether the look due now is left out, because somebody else took it. Default: never. Not asked by `runNow`. */
  readonly skip?: ((id: string, now: number) => boolean) | undefined;
  readonly concurrency?: number | undefined;
  readonly onStart?: ((id: string, lateMs: number) => void) | undefined;
}

export interface Monitor {
  /** Looks now, beside the schedule; undefined for an unknown id. */
  runNow(id: string): Promise<Reading | undefined>;
  runAll(): Promise<void>;
  /** Hands on what was read so far, instead of collecting a moment longer. */
  deliver(): void;
  /** Goes on with these checks instead: unchanged ones keep their place, memory and history. */
  update(instances: readonly Instance[]): void;
  /** Goes on from readings that another process took, where they are newer. */
  learn(readings: readonly Reading[]): void;
  /** No look starts until `resume`. */
  pause(): void;
  resume(): void;
  readonly stats: Readonly<SchedulerStats>;
  /** Ends the looks in progress and delivers nothing any more. */
  stop(): Promise<void>;
}

/** The first round of all but the local checks is spread over this much. */
const SPREAD_MS = 2000;

interface Watched {
  readonly instance: Instance;
  readonly kind: AnyKind;
  readonly text: string;
  readonly memory: Map<string, unknown>;
  previous: Reading | null;
}

/**
 * Starts looking: what the kernel answers from memory at once and together, the rest spread over min(interval, 2 s),
 * then everything on its grid.
 */
export function startMonitor(options: MonitorOptions): Monitor {
  const { world, onReadings, onGap, onStart, concurrency } = options;
  const kinds = new Map(options.kinds.map((kind) => [kind.kind, kind]));
  const known = new Map(options.previous.map((reading) => [reading.id, reading]));
  const watched = new Map<string, Watched>();
  const asked = new Set<string>();
  const settings = () => world.state.alerts.settings();
  const alertness = new Alertness(settings);
  const hesitating = new Set<string>();
  const end = new AbortController();
  const scheduler = new Scheduler({ clock: world.clock, concurrency, onGap, onStart });
  const batcher = new Batcher(world.clock, (batch) => !end.signal.aborted && onReadings(batch));
  const pauses = options.paused ?? (() => world.state.pauses());

  const look = async (check: Watched): Promise<void> => {
    const { instance } = check;
    const now = world.clock.now();
    const until = pausedUntil(instance, pauses());
    if (until <= now && !asked.has(instance.id) && options.skip?.(instance.id, now)) return;
    const raw = until > now ? paused(check, until, now) : await runCheck({ ...check, world, signal: end.signal });
    if (raw === null || watched.get(instance.id) !== check) return;
    let reading = explained(raw);
    if (reading.status === 'critical' && check.previous?.status !== 'critical') recheckParents(instance);
    if (alertness.wouldOpen(reading)) {
      await askParents(instance, now);
      if (end.signal.aborted || watched.get(instance.id) !== check) return;
      reading = explained(raw);
    }
    const soon = alertness.follow(reading);
    if (soon !== null) scheduler.hurry(instance.id, soon);
    check.previous = reading;
    known.set(reading.id, reading);
    batcher.add(reading);
  };

  const explained = (raw: Reading): Reading =>
    suppress(
      raw,
      (id) => watched.get(id)?.instance,
      (id) => known.get(id),
      settings().connectivity,
    );

  /** Right before somebody is told: a parent may have failed since it was looked at. Not one that waits for this one. */
  const askParents = async ({ id, dependsOn = [] }: Instance, since: number): Promise<void> => {
    const old = [...dependsOn, ...settings().connectivity].filter((parent) => {
      const reading = known.get(parent);
      return parent !== id && reading?.status === 'ok' && reading.takenAt < since && !hesitating.has(parent);
    });
    hesitating.add(id);
    await Promise.all(old.map(lookNow));
    hesitating.delete(id);
  };

  /** A child may notice first; the next critical reading then finds out whether a parent explains it. */
  const recheckParents = ({ dependsOn = [] }: Instance): void => {
    for (const id of dependsOn) if (known.get(id)?.status === 'ok') void lookNow(id);
  };

  const lookNow = async (id: string): Promise<void> => {
    asked.add(id);
    await scheduler.runNow(id);
    asked.delete(id);
  };

  const add = async (instance: Instance): Promise<void> => {
    const kind = kinds.get(instance.kind);
    const text = JSON.stringify(instance);
    if (!kind || watched.get(instance.id)?.text === text) return;
    const check: Watched = { instance, kind, text, memory: new Map(), previous: known.get(instance.id) ?? null };
    const { id, intervalMs, group } = placeOf(kind, instance);
    watched.set(id, check);
    const run = (): Promise<void> => look(check);
    if (group === 'system') {
      scheduler.add({ id, intervalMs, run, phase: 'system', urgent: true }, null);
      await scheduler.runNow(id);
    } else scheduler.add({ id, intervalMs, run }, SPREAD_MS);
  };

  void Promise.all(options.instances.map(add)).then(() => batcher.flush());

  return {
    stats: scheduler.stats,
    async runNow(id) {
      await lookNow(id);
      batcher.flush();
      return watched.get(id)?.previous ?? undefined;
    },
    async runAll() {
      await Promise.all([...watched.keys()].map(lookNow));
      batcher.flush();
    },
    deliver: () => batcher.flush(),
    update(instances) {
      const wanted = new Set(instances.map(({ id }) => id));
      for (const id of watched.keys())
        if (!wanted.has(id)) {
          watched.delete(id);
          alertness.forget(id);
          scheduler.remove(id);
        }
      for (const instance of instances) void add(instance);
    },
    learn(readings) {
      for (const reading of readings) {
        if (!isLater(reading.takenAt, known.get(reading.id)?.takenAt ?? 0)) continue;
        known.set(reading.id, reading);
        const check = watched.get(reading.id);
        if (check) check.previous = reading;
      }
    },
    pause: () => scheduler.pause(),
    resume: () => scheduler.resume(),
    async stop() {
      end.abort();
      await scheduler.stop();
    },
  };
}
