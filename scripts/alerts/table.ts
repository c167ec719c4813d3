import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alerts/settings.ts';

import type { Model } from './model.ts';
import { gatus } from './models/gatus.ts';
import { kuma } from './models/kuma.ts';
import { nagios } from './models/nagios.ts';
import { ours } from './models/ours.ts';
import { prometheus } from './models/prometheus.ts';
import { type Pattern, PATTERNS } from './pattern.ts';
import { type Outcome, outcomeOf } from './simulate.ts';

export const modelsFor = (settings: AlertSettings = DEFAULT_ALERTS): readonly Model[] => [
  ours(settings),
  gatus,
  kuma,
  prometheus,
  nagios,
];

const SHORT = ['cpm-console', 'Gatus', 'Uptime Kuma', 'Prometheus', 'Nagios'];

const number = (value: number): string => String(Math.round(value * 10) / 10);
const seconds = (value: number | null): string => (value === null ? '' : `${value >= 0 ? '+' : ''}${number(value)} s`);

/** `+60 s`, `missed`, `missed in 5 %`; nothing where nobody should be told. */
function delayText({ delay, missed }: Outcome, { trouble }: Pattern): string {
  if (trouble === null) return '';
  if (delay === null) return '**missed**';
  return missed === 0 ? seconds(delay) : `${seconds(delay)}, missed in ${number(missed * 100)} %`;
}

/** The rows of one monitor, for the table and for telling two of them apart. */
export function rowsOf(model: Model, patterns: readonly Pattern[] = PATTERNS): readonly string[] {
  return patterns.map((pattern) => {
    const outcome = outcomeOf(model, pattern);
    const { resolve, notes, falseOpens } = outcome;
    return `${delayText(outcome, pattern)} | ${seconds(resolve)} | ${number(notes)} | ${number(falseOpens)}`;
  });
}

/** One row for each pattern and monitor. */
export function tableOf(settings?: AlertSettings): string {
  const rows = modelsFor(settings).map((model) => rowsOf(model));
  const head = [
    '| pattern | monitor | delay to open | resolved after its end | notes sent | false opens |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const body = PATTERNS.flatMap(({ letter, about }, at) =>
    rows.map(
      (of, monitor) => `| ${monitor === 0 ? `${letter}: ${about}` : ''} | ${SHORT[monitor] ?? ''} | ${of[at] ?? ''} |`,
    ),
  );
  return [...head, ...body].join('\n');
}
