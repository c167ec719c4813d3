import type * as Zod from 'zod';

import { program } from './plain-service.ts';
import { duration, identifier, text } from './words.ts';

/** One item of `commands`. */
export function ownCommand(z: typeof Zod) {
  return z.strictObject({
    id: identifier(z).describe('What it is run by: `cpm-console quick ID`.'),
    title: text(z).optional().describe('What it is called in lists. Default the id.'),
    run: program(z).describe('A command, or a list of its words. No shell reads it.'),
    cwd: text(z).optional().describe('Where it runs. Default your home folder.'),
    confirm: z
      .enum(['read', 'interrupting', 'irreversible'])
      .optional()
      .describe('read: it only looks and is asked nothing. irreversible: its id is to be typed. Default interrupting.'),
    timeout: duration(z).optional().describe('It is ended after so long. Default 10m.'),
  });
}
