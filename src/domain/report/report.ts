import type { ErrorBudget } from '#domain/history/budget.ts';
import type { Incident } from '#domain/incident.ts';
import { isOutOfCount, isStale, type Reading } from '#domain/reading.ts';
import { isPaused, scoreItems } from '#domain/score-items.ts';
import { type Score, type ScoreLimits, scoreOf } from '#domain/score.ts';
import { byBadness } from '#domain/status.ts';
import { type Subsystem, type SubsystemName, subsystemOf } from '#domain/subsystems.ts';

import type { Advice } from './advice/advice.ts';
import { adviceOf } from './advice/all.ts';
import type { Latency } from './latency.ts';

/** A reading as it counts now: when it is stale its status is unknown. */
export interface ReportedCheck extends Reading {
  readonly stale: boolean;
  readonly paused: boolean;
  /** Whether it has a say in anything: neither paused nor without a target to judge. */
  readonly counts: boolean;
}

/** Everything any format of the health report says. */
export interface HealthReport {
  /** Epoch ms. */
  readonly at: number;
  readonly score: Score;
  readonly limits: ScoreLimits;
  readonly subsystems: Readonly<Record<SubsystemName, Subsystem>>;
  /** Worst first, then by id. */
  readonly checks: readonly ReportedCheck[];
  /** Newest first. */
  readonly incidents: readonly Incident[];
  /** Share of the observed time in which a check was not critical, 0..1; null when nothing was observed. */
  readonly uptime: (checkId: string) => number | null;
  /** What to do next, the most urgent first. */
  readonly advice: readonly Advice[];
  /** Of the checks that measure one, where a format tells them. */
  readonly latencies: readonly Latency[];
  /** What a person should know about the program itself. */
  readonly notices: readonly string[];
}

export type ReportInput = Pick<HealthReport, 'at' | 'limits' | 'incidents' | 'uptime' | 'notices'> & {
  readonly readings: readonly Reading[];
  /** By check id, of those that have a promise. */
  readonly budgets?: ReadonlyMap<string, ErrorBudget>;
  readonly latencies?: readonly Latency[];
};

/** Judges readings once, for all formats. */
export function healthReport({ readings, budgets, latencies = [], ...given }: ReportInput): HealthReport {
  const { at, limits } = given;
  const subsystem = (name: SubsystemName): Subsystem => subsystemOf(name, readings, at);
  const report = {
    ...given,
    latencies,
    score: scoreOf(scoreItems(readings, at), limits),
    subsystems: {
      services: subsystem('services'),
      memory: subsystem('memory'),
      agents: subsystem('agents'),
      integrations: subsystem('integrations'),
    },
    checks: reportedChecks(readings, at),
  };
  return { ...report, advice: adviceOf(report, budgets) };
}

/** Readings as they count at a time (epoch ms), worst first. */
export function reportedChecks(readings: readonly Reading[], at: number): readonly ReportedCheck[] {
  return readings
    .map((reading) => reported(reading, at))
    .toSorted((a, b) => byBadness(a.status, b.status) || (a.id < b.id ? -1 : 1));
}

function reported(reading: Reading, now: number): ReportedCheck {
  const [stale, paused] = [isStale(reading, now), isPaused(reading, now)];
  const counts = !paused && !isOutOfCount(reading);
  return { ...reading, status: stale ? 'unknown' : reading.status, stale, paused, counts };
}
