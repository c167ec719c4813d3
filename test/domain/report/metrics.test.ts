import { spawnSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { summedLooks } from '#domain/history/summed.ts';
import type { Reading } from '#domain/reading.ts';
import { LATENCY_BOUNDS, latencyOf } from '#domain/report/latency.ts';
import { healthOpenMetrics } from '#domain/report/openmetrics.ts';
import { healthPrometheus } from '#domain/report/prometheus.ts';

import { openMetricsProblems, sampleOf } from '../../support/openmetrics.ts';
import { AT, incident, reportWith } from '../../support/report.ts';

const PYTHON = '/usr/bin/python3';
const nasty = 'a "quoted" \\ back\\nslash\nand a line { # } é 漢';
const everything: Partial<Reading>[] = [
  { value: 45, unit: 'ms', metrics: [{ name: 'certificate', value: 12, unit: 'd' }] },
  { id: nasty, title: nasty, status: 'warning', value: 1e-9, metrics: [{ name: nasty, value: -0.5, unit: nasty }] },
  { status: 'unknown', value: 3 },
  { status: 'critical', pausedUntil: AT + 60_000 },
  { group: 'memory', takenAt: AT - 1_000_000 },
];

it('is valid OpenMetrics, whatever texts the checks bring', () => {
  expect(openMetricsProblems(healthOpenMetrics(reportWith(everything, { incidents: [incident] })))).toEqual([]);
  expect(openMetricsProblems(healthOpenMetrics(reportWith([])))).toEqual([]);
});

const latencies = [
  latencyOf('http:0', 'http', summedLooks([4, 30, 30, 900, 700_000].map((value) => ({ value })))),
  latencyOf(nasty, 'tcp', summedLooks([])),
];

it('tells latencies as histograms in seconds that count up to all of them', () => {
  const report = reportWith(everything, { latencies });
  const text = healthOpenMetrics(report);
  expect(openMetricsProblems(text)).toEqual([]);
  expect(text).toContain('# TYPE cpm_check_latency_seconds histogram\n# UNIT cpm_check_latency_seconds seconds\n');
  const buckets = [...text.matchAll(/cpm_check_latency_seconds_bucket\{id="http:0",kind="http",le="([^"]+)"\} (\d+)/g)];
  const upTo = Object.fromEntries(buckets.map(([, le = '', count]) => [le, Number(count)]));
  const counts = Object.entries({ '0.005': 1, '0.025': 1, '0.05': 3, '0.5': 3, '1.0': 4, '10.0': 4, '+Inf': 5 });
  for (const [le, count] of counts) expect([le, upTo[le]]).toEqual([le, count]);
  expect(sampleOf(text, 'cpm_check_latency_seconds_sum{id="http:0",kind="http"}')).toBeCloseTo(700.964);
  expect(sampleOf(text, 'cpm_check_latency_seconds_count{id="http:0",kind="http"}')).toBe(5);
  expect(healthPrometheus(report)).toContain('# TYPE cpm_check_latency_seconds histogram\n');
});

it('never counts fewer in a wider bucket, whatever the values are', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (values) => {
      const { upTo, count } = latencyOf('a', 'http', summedLooks(values.map((value) => ({ value }))));
      expect([...upTo, count]).toEqual([...upTo, count].toSorted((a, b) => a - b));
      // A value counts where it belongs unless it is within the error of the sketch.
      LATENCY_BOUNDS.forEach((bound, index) => {
        const atMost = (most: number) => values.filter((value) => value <= most * 1000).length;
        expect(upTo[index]).toBeGreaterThanOrEqual(atMost(bound * 0.9));
        expect(upTo[index]).toBeLessThanOrEqual(atMost(bound * 1.1));
      });
    }),
  );
});

it('stays valid for any texts and numbers', () => {
  const anyReading = fc.record({
    id: fc.string({ unit: 'binary' }).map((text) => `x:${text}`),
    title: fc.string({ unit: 'binary' }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    unit: fc.string(),
    status: fc.constantFrom('ok', 'warning', 'critical', 'unknown' as const),
  });
  const distinct = fc.uniqueArray(anyReading, { selector: ({ id }) => id, maxLength: 5 });
  fc.assert(
    fc.property(distinct, (readings) => {
      expect(openMetricsProblems(healthOpenMetrics(reportWith(readings)))).toEqual([]);
    }),
  );
});

it('is what the parser of the Prometheus client for Python reads', (ctx) => {
  const found = spawnSync(PYTHON, ['-c', 'import prometheus_client'], { encoding: 'utf8' });
  if (found.status !== 0 && process.env['CPM_TEST_STRICT'] !== '1')
    return ctx.skip('needs the Debian package python3-prometheus-client');
  const program = `
import sys, json
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
print(json.dumps({s.name + json.dumps(s.labels, sort_keys=True): s.value for f in parse(sys.stdin.read()) for s in f.samples}))`;
  const input = healthOpenMetrics(reportWith(everything, { incidents: [incident], latencies }));
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', program], { encoding: 'utf8', input });
  expect(stderr).toBe('');
  const samples = JSON.parse(stdout) as Record<string, number>;
  expect(samples['cpm_incidents_open{}']).toBe(1);
  expect(samples[`cpm_check_latency_seconds_count{"id": "http:0", "kind": "http"}`]).toBe(5);
  expect(
    samples[
      `cpm_check_value${JSON.stringify({ id: 'http:0', kind: 'http', unit: 'ms' }).replaceAll(/([:,])"/g, '$1 "')}`
    ],
  ).toBe(45);
  expect(Object.keys(samples).some((name) => name.includes(JSON.stringify(nasty).slice(1, 20)))).toBe(true);
});

it('has no sample for what is unknown', () => {
  const text = healthOpenMetrics(reportWith([{ status: 'unknown', value: 3 }]));
  expect(sampleOf(text, 'cpm_health_score')).toBeUndefined();
  expect(text).not.toContain('cpm_check_value{');
  expect(
    sampleOf(
      text,
      'cpm_check_status{id="http:0",kind="http",group="services",title="web 0",cpm_check_status="unknown"}',
    ),
  ).toBe(1);
});

it.each<[string, Partial<Reading>[], number | undefined]>([
  ['cpm_health_score', [{}, { status: 'critical' }], 50],
  ['cpm_health_score_low', [{}, { status: 'unknown' }], 50],
  ['cpm_health_score_high', [{}, { status: 'unknown' }], 100],
  ['cpm_health_coverage_ratio', [{}, { status: 'unknown' }], 0.5],
  ['cpm_health_status{cpm_health_status="critical"}', [{ status: 'critical' }], 1],
  ['cpm_health_status{cpm_health_status="healthy"}', [{ status: 'critical' }], 0],
  ['cpm_subsystem_health_ratio{subsystem="services"}', [{}, { status: 'warning' }], 0.75],
  ['cpm_subsystem_health_ratio{subsystem="memory"}', [{}], undefined],
  ['cpm_check_duration_seconds{id="http:0"}', [{ tookMs: 250 }], 0.25],
  ['cpm_check_age_seconds{id="http:0"}', [{}], 5],
  ['cpm_check_paused{id="http:0"}', [{ pausedUntil: AT + 60_000 }], 1],
])('%s', (name, readings, expected) => {
  expect(sampleOf(healthOpenMetrics(reportWith(readings)), name)).toBe(expected);
  expect(sampleOf(healthPrometheus(reportWith(readings)), name)).toBe(expected);
});

it('writes the older text without what only OpenMetrics has', () => {
  const text = healthPrometheus(reportWith(everything));
  expect(text).not.toMatch(/# (UNIT|EOF)|stateset/);
  const families = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name);
  expect(families).toEqual([...text.matchAll(/^# HELP (\S+) /gm)].map(([, name]) => name));
  for (const family of families) expect(text).toMatch(new RegExp(`^${family}[{ ]`, 'm'));
});
