import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';
import type { DailyScore, LeaseHolder, Sample, State } from '#services/ports/state.ts';

import { FakeAlerts } from './alert-book.ts';
import { fakeChecklistState } from './checklist-state.ts';
import { fakeCredentialRecords } from './credential-records.ts';
import { fakeOutbox } from './outbox.ts';
import { fakeReleases } from './releases.ts';

/** A state in memory, with what a test may set from outside. */
export interface FakeState extends State {
  notice: string | null;
  lasting: boolean;
  /** Somebody else who holds the lease; null when it is free or ours. */
  holder: LeaseHolder | null;
  /** What other processes would have written since: makes `version` change. */
  touch(): void;
  addDailyScore(project: string, score: DailyScore): void;
}

/** Behaves like the file (the contract test holds the two together), without its limits of age. */
export function fakeState(): FakeState {
  const readings = new Map<string, Reading>();
  const samples = new Map<string, Map<number, Sample>>();
  const scores = new Map<string, DailyScore[]>();
  const pauses = new Map<string, number>();
  const names = new Map<string, string>();
  const alerts = new FakeAlerts();
  let version = 1;

  const remember = (reading: Reading): void => {
    const own = samples.get(reading.id) ?? new Map<number, Sample>();
    samples.set(reading.id, own);
    own.set(reading.takenAt, { at: reading.takenAt, value: reading.value ?? null, status: reading.status });
  };

  const take = (reading: Reading): boolean => {
    if (reading.pausedUntil === null) remember(reading);
    if (!isLater(reading.takenAt, readings.get(reading.id)?.takenAt ?? 0)) return false;
    readings.set(reading.id, reading);
    return true;
  };

  return {
    notice: null,
    lasting: true,
    holder: null,
    touch: () => void (version += 1),
    addDailyScore: (project, score) => void scores.set(project, [...(scores.get(project) ?? []), score]),
    readings: () => [...readings.values()],
    record: (batch) => alerts.judge(batch.filter(take), () => [...readings.values()]),
    retain(ids) {
      const now = Math.max(0, ...[...readings.values()].map(({ takenAt }) => takenAt));
      for (const id of readings.keys())
        if (!ids.includes(id)) {
          readings.delete(id);
          pauses.delete(id);
          alerts.forget(id, now);
        }
    },
    history(id, since, limit) {
      const own = [...(samples.get(id)?.values() ?? [])].filter(({ at }) => at >= since);
      return own.toSorted((a, b) => a.at - b.at).slice(-limit);
    },
    incidents: (...asked) => alerts.since(...asked),
    dailyScores: (project, since) => (scores.get(project) ?? []).filter(({ day }) => day >= since),
    acknowledge: (...given) => alerts.acknowledge(...given),
    alerts: alerts.port,
    pause: (id, until) => void (until === null ? pauses.delete(id) : pauses.set(id, until)),
    pauses: () => Object.fromEntries(pauses),
    checklist: fakeChecklistState(),
    releases: fakeReleases(),
    outbox: fakeOutbox(),
    credentials: fakeCredentialRecords(),
    get: (name) => names.get(name) ?? null,
    set: (name, value) => void names.set(name, value),
    takeLease(role) {
      if (role === 'monitor' && this.holder?.headless !== true) this.holder = null;
      return this.holder;
    },
    leaseHolder() {
      return this.holder;
    },
    releaseLease: () => undefined,
    version: () => version,
    close: () => undefined,
  };
}
