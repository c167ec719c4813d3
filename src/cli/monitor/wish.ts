import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { intervalOf, watchTimeOf } from '#domain/monitor/times.ts';
import { resolvePath } from '#domain/path.ts';
import type { ScoreLimits } from '#domain/score.ts';

/** What was asked of a monitor. */
export interface MonitorWish {
  /** Between two lines of the health log. */
  readonly intervalMs: number;
  /** Null until somebody ends it. */
  readonly durationMs: number | null;
  /** Absolute; null for none. */
  readonly output: string | null;
  /** The threshold that was asked for; null for that of the configuration. */
  readonly threshold: number | null;
  /** Whether anybody is told of what happens. */
  readonly alerts: boolean;
  readonly json: boolean;
}

/** Five minutes, as the guides have it. */
const INTERVAL_MS = 300_000;

/** Reads the options; throws OpsError `usage` for a time or a threshold that is none. */
export function wishOf({ values, world }: Pick<Invocation, 'values' | 'world'>): MonitorWish {
  const { cwd, home } = world.environment;
  const output = text(values, 'output');
  return {
    intervalMs: timeOf(values, 'interval', intervalOf, 'A plain number is minutes: 5, 5m, 300s.') ?? INTERVAL_MS,
    durationMs: timeOf(values, 'duration', watchTimeOf, 'A plain number is seconds: 300, 300s, 5m.'),
    output: output === null ? null : resolvePath(output, cwd, home),
    threshold: thresholdOf(text(values, 'threshold')),
    alerts: values['no-alerts'] !== true,
    json: values['json'] === true,
  };
}

/** The limits of the score with the threshold that was asked for. */
export function limitsOf(limits: ScoreLimits, threshold: number | null): ScoreLimits {
  if (threshold === null) return limits;
  return { criticalBelow: threshold, healthyAbove: Math.max(limits.healthyAbove, threshold) };
}

function text(values: Invocation['values'], name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

function timeOf(
  values: Invocation['values'],
  name: string,
  parse: (text: string) => number | null,
  hint: string,
): number | null {
  const given = text(values, name);
  if (given === null) return null;
  const ms = parse(given);
  if (ms === null)
    throw new OpsError('usage', `--${name} ${given === '' ? 'is empty' : `${given} is no time`}.`, {
      hint,
      exit: 'usage',
    });
  return ms;
}

function thresholdOf(given: string | null): number | null {
  if (given === null) return null;
  const value = /^\d{1,3}$/.test(given.trim()) ? Number(given) : Number.NaN;
  if (!(value >= 0 && value <= 100))
    throw new OpsError('usage', `--threshold ${given} is no health.`, {
      hint: 'It is a whole number from 0 to 100; below it the health is critical.',
      exit: 'usage',
    });
  return value;
}
