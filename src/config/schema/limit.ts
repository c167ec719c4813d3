import type * as Zod from 'zod';

import { parseDuration } from '#domain/duration.ts';
import { parseSize } from '#domain/size.ts';

import { EXPECTED } from './words.ts';

/** Milliseconds of the units in which checks count time. */
const TIMES: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A threshold: a number in the unit of the check, or with a unit of its own that fits; `off` for none, as null. */
export function limit(z: typeof Zod, unit: string | undefined) {
  const error = `${EXPECTED}a number${example(unit)}, or off`;
  return z.union([z.number(), z.string()], { error }).transform((value, context) => {
    if (typeof value !== 'string') return value;
    if (value === 'off') return null;
    const number = inUnit(value, unit);
    if (number !== null) return number;
    context.addIssue(error);
    return z.NEVER;
  });
}

/** `1.5 s` of a check that counts milliseconds is 1500; null when the text has another kind of unit. */
function inUnit(text: string, unit: string | undefined): number | null {
  if (unit === undefined) return null;
  const size = TIMES[unit];
  if (size !== undefined) {
    const ms = parseDuration(text);
    return ms === null ? null : ms / size;
  }
  if (unit === 'B' || unit === 'B/s') return parseSize(unit === 'B' ? text : text.replace(/\s*\/\s*s$/, ''));
  const [whole, digits] = /^(-?\d+(?:\.\d+)?)\s*(\S*)$/.exec(text.trim()) ?? [];
  return whole !== undefined && whole.trim().endsWith(unit) ? Number(digits) : null;
}

function example(unit: string | undefined): string {
  if (unit === undefined) return '';
  if (unit in TIMES) return ` (in ${unit}) or a duration such as ${unit === 'd' ? '14d' : '500ms'}`;
  return unit === 'B' || unit === 'B/s' ? ' of bytes or a size such as 10 GiB' : ` such as 90 or 90 ${unit}`;
}
