import { expect, it } from 'vitest';

import type { Json, JsonObject } from '#domain/json.ts';
import { adviceJson, checkJson, explanationJson, healthJson, incidentJson } from '#domain/report/json.ts';

import { documented } from '../../support/documented.ts';
import { AT, incident, reportWith } from '../../support/report.ts';

/** The names as the page writes them; `deep` says which objects have rows for their fields. */
function namesOf(value: JsonObject, deep: readonly string[]): string[] {
  return Object.entries(value).flatMap(([key, part]) => {
    if (Array.isArray(part))
      return deep.includes(key) ? namesOf(first(part), ['']).map((name) => `${key}[].${name}`) : [`${key}[]`];
    return deep.includes(key) && isObject(part) ? namesOf(part, deep).map((name) => `${key}.${name}`) : [key];
  });
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const first = (list: readonly Json[]): JsonObject => list.find(isObject) ?? {};

const report = reportWith([{}, { status: 'critical', pausedUntil: AT + 60_000 }], { incidents: [incident] });
const advised = reportWith([{ status: 'critical', hint: 'Start it.' }]).advice[0]!;

it('documents every field of a report', () => {
  const { subsystems, ...rest } = healthJson(report) as { subsystems: Record<string, JsonObject> } & JsonObject;
  const fields = Object.keys(subsystems['services'] ?? {}).map((name) => `subsystems.NAME.${name}`);
  const names = namesOf({ ...rest, explanation: {} }, ['score']).map((name) =>
    name === 'score.reasons[]' ? 'score.reasons' : name,
  );
  expect(documented('health').toSorted()).toEqual([...names, 'subsystems.NAME', ...fields].toSorted());
});

it.each<[string, JsonObject, string[]]>([
  ['check', checkJson(report.checks[0]!), []],
  ['incident', incidentJson(incident), []],
  ['recommendation', adviceJson(advised), []],
  ['explanation', explanationJson(report), ['parts']],
])('documents every field of the %s', (mark, value, deep) => {
  expect(documented(mark)).toEqual(namesOf(value, deep));
});

it('keeps the promises of the page', () => {
  expect(healthJson(report)).toMatchObject({
    schema: 1,
    timestamp: '2026-01-05T10:00:05.000Z',
    score: { value: 100, low: 100, high: 100, coverage: 1, status: 'healthy', reasons: [] },
    subsystems: { services: { percent: 100, ok: 1, paused: 1, total: 2 }, memory: { percent: null, total: 0 } },
    checks: [
      { id: 'http:1', counts: false, pausedUntil: '2026-01-05T10:01:00.000Z' },
      { id: 'http:0', value: null, unit: null, hint: null, metrics: [], data: null, evidence: null, pausedUntil: null },
    ],
    incidents: [{ id: 'i-17', openedAt: '2026-01-05T09:56:00.000Z', closedAt: null }],
    notices: [],
  });
});

it('says null for a look that never was', () => {
  const [check] = reportWith([{ takenAt: 0, since: 0, status: 'unknown' }]).checks;
  expect(checkJson(check!)).toMatchObject({ takenAt: null, since: null, status: 'unknown' });
});

it('explains in points that add up', () => {
  const parts = reportWith([{ component: 'projects', status: 'warning' }, {}, {}, { status: 'critical' }]);
  const { earned, lost, rounding } = explanationJson(parts) as Record<string, number>;
  expect(Math.round(100 * (earned! + lost!))).toBe(10_000);
  expect(Math.round(100 * (earned! - rounding!))).toBe(100 * (parts.score.value ?? 0));
});
