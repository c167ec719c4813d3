import type * as Zod from 'zod';

import { program } from './plain-service.ts';
import { duration, EXPECTED } from './words.ts';

const MOST_GOOD = 100;
const MOST_RUNS = 1000;

/** `recovery` */
export function recovery(z: typeof Zod) {
  return z.strictObject({
    validate: z
      .strictObject({
        good: whole(z, MOST_GOOD).optional().describe('Looks in a row that must be good. Default 5.'),
        over: duration(z).optional().describe('The time that those looks span at least. Default 60s.'),
      })
      .optional()
      .describe('When what was recovered counts as healthy.'),
    keep: z
      .strictObject({
        runs: whole(z, MOST_RUNS).optional().describe('So many of the newest can be taken back. Default 5.'),
        for: duration(z).optional().describe('Older ones can no longer. Default 30d.'),
      })
      .optional()
      .describe('How long finished recoveries can be taken back.'),
  });
}

/** `recovery` of one project. */
export function projectRecovery(z: typeof Zod) {
  return z.strictObject({
    check: program(z)
      .optional()
      .describe('Must end well before reinstalled dependencies count: a start check without effects.'),
  });
}

function whole(z: typeof Zod, most: number) {
  const error = `${EXPECTED}a whole number from 1 to ${most}`;
  return z.int({ error }).min(1, { error }).max(most, { error });
}
