import type * as Zod from 'zod';

import { duration, EXPECTED, text } from './words.ts';

const DAY_MS = 86_400_000;

/** What is remembered, and what is promised. */
export function history(z: typeof Zod) {
  const size = `${EXPECTED}a number from 16 to 4096`;
  const promise = `${EXPECTED}a number of percent above 0 and below 100, such as 99.9`;
  return z.strictObject({
    maxMiB: z
      .number({ error: size })
      .min(16, { error: size })
      .max(4096, { error: size })
      .optional()
      .describe('Space for the state file, in MiB; beyond it history is kept for less long. Default 256.'),
    budgetWindow: duration(z, DAY_MS).optional().describe('Time that promises of uptime are about. Default 30d.'),
    targets: z
      .record(text(z), z.number({ error: promise }).gt(0, { error: promise }).lt(100, { error: promise }))
      .optional()
      .describe('Promised uptime in percent, by check id or by its beginning and `*`: `http:api: 99.9`.'),
  });
}
