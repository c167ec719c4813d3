import type * as Zod from 'zod';

import { LONGEST_MS, parseDuration, writeDuration } from '#domain/duration.ts';
import { isIdentifier } from '#domain/identifier.ts';

type Z = typeof Zod;

/** The last date there is: a pause without an end. */
export const FOR_GOOD = 8.64e15;

/** Messages that begin like this reach a person as they are. */
export const EXPECTED = 'expected ';

/** `30s` -> 30000. Nothing configurable is shorter than ten milliseconds. */
export function duration(z: Z, leastMs = 10) {
  const error = `${EXPECTED}a duration with its unit, such as 30s, 5m or 1h30m`;
  const limits = `${EXPECTED}a duration from ${writeDuration(leastMs)} to ${writeDuration(LONGEST_MS)}`;
  const said = z.string({ error }).meta({ title: 'duration', examples: ['30s', '5m', '1h30m'] });
  return said.transform((value, context) => {
    const ms = parseDuration(value);
    if (ms !== null && ms >= leastMs) return ms;
    context.addIssue(ms === null ? error : limits);
    return z.NEVER;
  });
}

export function identifier(z: Z) {
  const error = `${EXPECTED}small letters, digits and single hyphens, such as web-shop`;
  return z.string({ error }).refine(isIdentifier, { error });
}

export function text(z: Z) {
  return z
    .string({ error: `${EXPECTED}a text` })
    .trim()
    .min(1, { error: `${EXPECTED}a text that is not empty` });
}

/** True for good, or the time it ends; as epoch ms, undefined for not paused. */
export function pause(z: Z) {
  const error = `${EXPECTED}true, or when it ends in UTC, such as 2026-12-24 or 2026-12-24T18:00Z`;
  return z.union([z.boolean(), z.string()], { error }).transform((value, context) => {
    if (typeof value === 'boolean') return value ? FOR_GOOD : undefined;
    const until = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/.test(value) ? Date.parse(value) : NaN;
    if (!Number.isNaN(until)) return until;
    context.addIssue(error);
    return z.NEVER;
  });
}
