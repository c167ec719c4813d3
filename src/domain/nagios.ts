import type { Metric } from './reading.ts';
import type { Status } from './status.ts';

/** One measured value of a plugin, with the limits it was judged by as the plugin wrote them (`10`, `5:20`, `~:9`). */
export interface PerfDatum extends Metric {
  readonly warning: string | null;
  readonly critical: string | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Output of a plugin: the first line for people, what follows it, and all performance data. */
export interface PluginOutput {
  readonly summary: string;
  readonly details: string;
  readonly perf: readonly PerfDatum[];
}

const BY_EXIT: readonly Status[] = ['ok', 'warning', 'critical', 'unknown'];

/** Nagios plugins say their state by the exit code; any other one, and an end by a signal (null), says nothing. */
export function pluginStatus(exitCode: number | null): Status {
  return BY_EXIT[exitCode ?? -1] ?? 'unknown';
}

/**
 * Reads `TEXT | perf`, further lines of text, and further performance data after the next bar, as the plugin guidelines
 * of monitoring-plugins.org have it.
 */
export function parsePlugin(output: string): PluginOutput {
  const [first = '', ...rest] = output.replaceAll('\r', '').split('\n');
  const [summary, firstPerf] = cut(first);
  const [details, restPerf] = cut(rest.join('\n'));
  return { summary: summary.trim(), details: details.trim(), perf: parsePerf(`${firstPerf} ${restPerf}`) };
}

function cut(text: string): [string, string] {
  const bar = text.indexOf('|');
  return bar < 0 ? [text, ''] : [text.slice(0, bar), text.slice(bar + 1).replaceAll('|', ' ')];
}

const DATUM =
  /(?:^|\s)(?:'((?:[^']|'')+)'|([^\s=']+))=([-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[-+]?\d+)?)([^\s;]*)(?:;([^\s;]*))?(?:;([^\s;]*))?(?:;([^\s;]*))?(?:;([^\s;]*))?/gi;

function parsePerf(text: string): PerfDatum[] {
  return [...text.matchAll(DATUM)].map(([, quoted, plain, value, unit, warning, critical, min, max]) => ({
    name: quoted?.replaceAll("''", "'") ?? plain ?? '',
    value: number(value) ?? 0,
    unit: unit || null,
    warning: warning || null,
    critical: critical || null,
    min: number(min),
    max: number(max),
  }));
}

function number(text: string | undefined): number | null {
  if (!text) return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
