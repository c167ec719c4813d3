import { DAYS } from '#config/schema/alerts.ts';
import type { Parsed } from '#config/schema/root.ts';
import { type AlertSettings, DEFAULT_ALERTS, type Planned } from '#domain/alerts/settings.ts';
import type { ScoreLimits } from '#domain/score.ts';

type Said = NonNullable<Parsed['alerts']>;

const MINUTE = 60_000;

/** `alerts` with its defaults; the score is judged by the threshold of the environment. */
export function alertsOf(said: Said = {}, score: ScoreLimits): AlertSettings {
  const { open, close, flapping } = said;
  const usual = DEFAULT_ALERTS;
  return {
    fails: open?.fails ?? usual.fails,
    badForMs: open?.for ?? usual.badForMs,
    share: open?.share === undefined ? usual.share : open.share / 100,
    windowMs: open?.window ?? usual.windowMs,
    windowLeastMs: Math.min(open?.least ?? usual.windowLeastMs, open?.window ?? usual.windowMs),
    recheckMs: said.recheck ?? usual.recheckMs,
    oks: close?.oks ?? usual.oks,
    okForMs: close?.for ?? usual.okForMs,
    closeWindowMs: close?.window ?? usual.closeWindowMs,
    flapOpens: flapping?.opens ?? usual.flapOpens,
    flapWithinMs: flapping?.within ?? usual.flapWithinMs,
    flapCleanMs: flapping?.clean ?? usual.flapCleanMs,
    remindersMs: (said.reminders ?? usual.remindersMs).toSorted((a, b) => a - b),
    warnings: said.warnings ?? usual.warnings,
    connectivity: said.connectivity ?? usual.connectivity,
    maintenance: (said.maintenance ?? []).map(plannedOf),
    score: said.score === false ? null : score,
    scoreEveryMs: usual.scoreEveryMs,
  };
}

function plannedOf(said: NonNullable<Said['maintenance']>[number]): Planned {
  const { checks: scope = '*', days, from, for: length = 0, to = from, zone, why = 'planned maintenance' } = said;
  if (days === undefined) return { type: 'once', scope, why, from: Date.parse(from), to: Date.parse(to) };
  const [hours = 0, minutes = 0] = from.split(':').map(Number);
  return {
    type: 'weekly',
    scope,
    why,
    days: [...new Set(days.map((day) => DAYS.indexOf(day)))].toSorted((a, b) => a - b),
    fromMinute: hours * 60 + minutes,
    minutes: length / MINUTE,
    zone: zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
