import type * as Zod from 'zod';

import { DEFAULT_ALERTS as USUAL } from '#domain/alerts/settings.ts';
import { writeDuration } from '#domain/duration.ts';

import { duration, EXPECTED, text } from './words.ts';

type Z = typeof Zod;

const MOST = 1000;
const usual = (ms: number): string => `Default ${writeDuration(ms)}.`;
const percent = Math.round(USUAL.share * 100);

/** `alerts` */
export function alerts(z: Z) {
  const open = z.strictObject({
    fails: whole(z).optional().describe(`Failing looks in a row. Default ${USUAL.fails}.`),
    for: duration(z)
      .optional()
      .describe(`And so long from the first to the last of them. ${usual(USUAL.badForMs)}`),
    share: share(z).optional().describe(`Or this share of the looks in the window, in percent. Default ${percent}.`),
    window: duration(z)
      .optional()
      .describe(`The window. ${usual(USUAL.windowMs)} It always holds ten looks.`),
    least: duration(z)
      .optional()
      .describe(`So much of it must have been seen. ${usual(USUAL.windowLeastMs)}`),
  });
  const close = z.strictObject({
    oks: whole(z).optional().describe(`Good looks in a row. Default ${USUAL.oks}.`),
    for: duration(z)
      .optional()
      .describe(`And so long from the first to the last of them. ${usual(USUAL.okForMs)}`),
    window: duration(z)
      .optional()
      .describe(`And less than the share of \`open\` in this window. ${usual(USUAL.closeWindowMs)}`),
  });
  const flapping = z.strictObject({
    opens: whole(z).optional().describe(`So many incidents of one check. Default ${USUAL.flapOpens}.`),
    within: duration(z)
      .optional()
      .describe(`In so long. ${usual(USUAL.flapWithinMs)}`),
    clean: duration(z)
      .optional()
      .describe(`Over after so long without a failing look. ${usual(USUAL.flapCleanMs)}`),
  });
  const checks = z.array(text(z));
  return z.strictObject({
    open: open.optional().describe('When an incident is opened.'),
    close: close.optional().describe('When it is closed; all of these.'),
    recheck: duration(z)
      .optional()
      .describe(`How soon to look again while that is not clear. ${usual(USUAL.recheckMs)}`),
    flapping: flapping.optional().describe('When a check that comes and goes is one incident.'),
    reminders: z
      .array(duration(z))
      .optional()
      .describe('When to remind of an open incident, after it was told; the last repeats. Default 1h, 4h, 24h.'),
    warnings: checks.optional().describe('Checks whose warning opens an incident too: ids, or `disk:*`. Default none.'),
    connectivity: checks
      .optional()
      .describe('Ids of checks that tell whether this machine is connected: while all fail, nothing remote is blamed.'),
    maintenance: z.array(maintenance(z)).optional().describe('When nobody is to be told; checks are still run.'),
    score: z.boolean().optional().describe('Whether a low overall score is an incident. Default true.'),
  });
}

export const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;

function maintenance(z: Z) {
  const day = `${EXPECTED}a day of the week, such as saturday`;
  const which = `${EXPECTED}days, from (02:00) and for, or from and to as times such as 2026-12-24T18:00Z`;
  return z
    .strictObject({
      checks: text(z).optional().describe('Which checks: an id, `http:*`, or `*`. Default `*`.'),
      days: z
        .array(z.enum(DAYS, { error: day }))
        .min(1, { error: day })
        .optional()
        .describe('Every week on these days.'),
      from: text(z).describe('With `days`: the time on the clock, `02:00`. Without: when it begins.'),
      for: duration(z).optional().describe('With `days`: how long it lasts, at most 7d.'),
      to: text(z).optional().describe('Without `days`: when it ends.'),
      zone: text(z)
        .refine(isZone, { error: `${EXPECTED}a time zone such as Europe/Berlin` })
        .optional()
        .describe('With `days`: the time zone. Default that of this machine.'),
      why: text(z).optional().describe('What is done then.'),
    })
    .refine(
      ({ days, from, for: length, to }) =>
        days === undefined
          ? isInstant(from) && to !== undefined && isInstant(to) && Date.parse(to) > Date.parse(from)
          : CLOCK.test(from) && length !== undefined && length <= 7 * 86_400_000 && to === undefined,
      { error: which },
    );
}

const isInstant = (said: string): boolean => INSTANT.test(said) && !Number.isNaN(Date.parse(said));

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function whole(z: Z) {
  const error = `${EXPECTED}a whole number from 1 to ${MOST}`;
  return z.int({ error }).min(1, { error }).max(MOST, { error });
}

function share(z: Z) {
  const error = `${EXPECTED}a number above 0, up to 100`;
  return z.number({ error }).gt(0, { error }).max(100, { error });
}
