import type * as Zod from 'zod';

import { identifier, text } from './words.ts';

/** What is said about logs. */
export function logs(z: typeof Zod) {
  const view = z.strictObject({
    id: identifier(z).describe('What it is read by: `cpm-console logs ID`.'),
    sources: z.array(text(z)).min(1).describe('Services, known logs, paths and patterns, merged by time.'),
    text: text(z).optional().describe('Only lines with this text.'),
    regex: z.boolean().optional().describe('The text is a regular expression.'),
    level: z.enum(['warning', 'error']).optional().describe('Only lines of this level and above.'),
  });
  return z.strictObject({ views: z.array(view).optional().describe('Logs that are read together, by a name.') });
}
