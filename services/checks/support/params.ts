import type * as Zod from 'zod';

import { parseDuration } from '#domain/duration.ts';
import { messageOf } from '#domain/errors.ts';
import { splitCommand } from '#domain/split-command.ts';

/** `1h30m` as milliseconds. */
export function durationParam(z: typeof Zod) {
  return z.string().transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== null && ms > 0) return ms;
    context.addIssue('expected a duration with its unit, such as 30s, 5m or 1h30m');
    return z.NEVER;
  });
}

/** A program with its arguments: written as such, or as one line that is split here, once, and never given to a shell. */
export function commandParam(z: typeof Zod) {
  const line = z.string().transform((text, context) => {
    try {
      return splitCommand(text);
    } catch (error) {
      context.addIssue(messageOf(error));
      return z.NEVER;
    }
  });
  return z.union([z.strictObject({ file: z.string().min(1), args: z.array(z.string()).default([]) }), line]);
}
