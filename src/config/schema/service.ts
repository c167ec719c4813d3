import type * as Zod from 'zod';

import { plainKeys } from './plain-service.ts';
import { duration, EXPECTED, identifier, text } from './words.ts';

/** The most looks in a row that readiness may ask for. */
const MOST_GOOD = 100;

/** One item of `services`. */
export function service(z: typeof Zod) {
  return z.strictObject({
    id: identifier(z).optional().describe('Unique; made of the name of the unit when left out.'),
    manager: identifier(z).describe('Who runs it: systemd, pm2, supervisor ..., or command where nobody does.'),
    unit: text(z).describe('What the manager calls it.'),
    critical: z.boolean().optional().describe('Whether it caps the whole score when it is down.'),
    after: z.array(text(z)).optional().describe('Services it is started after and stopped before.'),
    requires: z.array(text(z)).optional().describe('The same for services it cannot do without.'),
    checks: z
      .array(text(z))
      .optional()
      .describe('Checks that must be ok before it is ready, besides those that depend on `service:ID`.'),
    ready: ready(z).optional().describe('When it is ready after a start.'),
    logs: z.array(text(z)).optional().describe('Files it writes its log to; `*` stands for any part of a name.'),
    data: z.array(text(z)).optional().describe('Its own data: files and folders that belong into every backup.'),
    ...plainKeys(z),
  });
}

function ready(z: typeof Zod) {
  const good = `${EXPECTED}a whole number from 1 to ${MOST_GOOD}`;
  return z.strictObject({
    within: duration(z).optional().describe('It failed when it is not ready by then. Default 60s.'),
    good: z
      .int({ error: good })
      .min(1, { error: good })
      .max(MOST_GOOD, { error: good })
      .optional()
      .describe('Looks in a row that must be good. Default 3.'),
    every: duration(z).optional().describe('Time between two looks. Default 500ms.'),
  });
}

/** `groups`: ids of services by name. */
export function groups(z: typeof Zod) {
  return z.record(identifier(z), z.array(text(z)));
}
