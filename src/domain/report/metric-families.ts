import { STATUSES } from '#domain/status.ts';

import { type Latency, LATENCY_BOUNDS } from './latency.ts';
import type { HealthReport, ReportedCheck } from './report.ts';

export type Labels = Readonly<Record<string, string>>;

export interface MetricSample {
  readonly labels: Labels;
  readonly value: number;
  /** What is added to the name of the family: `_bucket`. */
  readonly suffix?: string;
}

/** One metric with its samples. `states`: exactly one label set of each group is 1, the others 0. */
export interface MetricFamily {
  readonly name: string;
  readonly type: 'gauge' | 'states' | 'histogram';
  /** A unit of the format, which the name ends in; empty for none. */
  readonly unit: '' | 'seconds' | 'ratio';
  readonly help: string;
  readonly samples: readonly MetricSample[];
}

const OVERALL = ['healthy', 'attention', 'critical', 'unknown'] as const;

/** The report as metrics. What is unknown has no sample. */
export function metricFamilies({
  score,
  subsystems,
  checks,
  incidents,
  latencies,
  at,
}: HealthReport): readonly MetricFamily[] {
  const running = checks.filter((check) => check.counts);
  const open = incidents.filter((incident) => incident.closedAt === null).length;
  return [
    gauge('cpm_health_score', 'Health score, 0 to 100.', single(score.value)),
    gauge('cpm_health_score_low', 'The score if everything unknown were bad.', single(score.low)),
    gauge('cpm_health_score_high', 'The score if everything unknown were good.', single(score.high)),
    gauge('cpm_health_coverage_ratio', 'Weighted share of the score that is known.', single(score.coverage), 'ratio'),
    states('cpm_health_status', 'Judgement of the score.', OVERALL, [{ labels: {}, state: score.status }]),
    gauge(
      'cpm_subsystem_health_ratio',
      'Health of a subsystem, of what is known.',
      Object.entries(subsystems).flatMap(([subsystem, { percent }]) =>
        percent === null ? [] : [{ labels: { subsystem }, value: percent / 100 }],
      ),
      'ratio',
    ),
    gauge('cpm_incidents_open', 'Incidents that are open.', single(open)),
    states(
      'cpm_check_status',
      'Status of a check; a stale one is unknown.',
      STATUSES,
      running.map((check) => ({ labels: labelsOf(check), state: check.status })),
    ),
    gauge('cpm_check_value', 'Main number of a check, in its own unit.', running.flatMap(mainValue)),
    gauge('cpm_check_measure', 'Other numbers of a check, in their own units.', running.flatMap(measures)),
    gauge(
      'cpm_check_duration_seconds',
      'How long the last look took.',
      running.map((check) => ({ labels: { id: check.id }, value: check.tookMs / 1000 })),
      'seconds',
    ),
    {
      name: 'cpm_check_latency_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: 'How long checks took to be answered, all looks that are remembered.',
      samples: latencies.flatMap(histogram),
    },
    gauge(
      'cpm_check_age_seconds',
      'How long ago the last look was.',
      running.flatMap((check) =>
        check.takenAt === 0 ? [] : [{ labels: { id: check.id }, value: Math.max(0, at - check.takenAt) / 1000 }],
      ),
      'seconds',
    ),
    gauge(
      'cpm_check_paused',
      'Checks that are paused.',
      checks.map((check) => ({ labels: { id: check.id }, value: check.paused ? 1 : 0 })),
    ),
  ];
}

function gauge(
  name: string,
  help: string,
  samples: readonly MetricSample[],
  unit: MetricFamily['unit'] = '',
): MetricFamily {
  return { name, type: 'gauge', unit, help, samples };
}

function states<State extends string>(
  name: string,
  help: string,
  all: readonly State[],
  items: readonly { readonly labels: Labels; readonly state: State }[],
): MetricFamily {
  const samples = items.flatMap(({ labels, state }) =>
    all.map((one) => ({ labels: { ...labels, [name]: one }, value: one === state ? 1 : 0 })),
  );
  return { name, type: 'states', unit: '', help, samples };
}

function histogram({ id, kind, count, sum, upTo }: Latency): readonly MetricSample[] {
  const bucket = (le: string, value: number) => ({ suffix: '_bucket', labels: { id, kind, le }, value });
  return [
    ...LATENCY_BOUNDS.map((bound, index) => bucket(boundText(bound), upTo[index] ?? 0)),
    bucket('+Inf', count),
    { suffix: '_count', labels: { id, kind }, value: count },
    { suffix: '_sum', labels: { id, kind }, value: sum },
  ];
}

function single(value: number | null): readonly MetricSample[] {
  return value === null ? [] : [{ labels: {}, value }];
}

function labelsOf({ id, kind, group, title }: ReportedCheck): Labels {
  return { id, kind, group, title };
}

function mainValue(check: ReportedCheck): MetricSample[] {
  if (check.value === undefined || check.status === 'unknown') return [];
  return [{ labels: { id: check.id, kind: check.kind, unit: check.unit ?? '' }, value: check.value }];
}

function measures(check: ReportedCheck): MetricSample[] {
  if (check.status === 'unknown') return [];
  const byName = new Map((check.metrics ?? []).map((metric) => [metric.name, metric]));
  return [...byName.values()].map(({ name, unit, value }) => ({
    labels: { id: check.id, measure: name, unit: unit ?? '' },
    value,
  }));
}

/** `1.0`, `0.025`: OpenMetrics wants a point in it. */
const boundText = (bound: number): string => (Number.isInteger(bound) ? `${bound}.0` : `${bound}`);
