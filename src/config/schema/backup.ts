import type * as Zod from 'zod';

import { program } from './plain-service.ts';
import { EXPECTED, text } from './words.ts';

type Z = typeof Zod;

const MOST_KEPT = 10_000;

/** `backup`: what is backed up, where to, and how long it stays. */
export function backupSchema(z: Z) {
  return z.strictObject({
    folder: text(z)
      .optional()
      .describe(
        'Where archives are written, and what is known of those in restic. Default `backups` of the state folder.',
      ),
    store: z
      .enum(['archive', 'restic'])
      .optional()
      .describe('archive: one `tar.zst` each. restic: a repository of restic. Default archive.'),
    keep: keep(z).optional().describe('What `backup prune` leaves: a backup stays when any of these says so.'),
    sources: z
      .array(source(z))
      .optional()
      .describe('Folders and files besides those of the framework, of this console and `data` of services.'),
    restic: restic(z).optional().describe('The repository, for `store: restic`.'),
  });
}

function keep(z: Z) {
  const error = `${EXPECTED}a whole number from 0 to ${MOST_KEPT}`;
  const count = () => z.int({ error }).min(0, { error }).max(MOST_KEPT, { error }).optional();
  return z.strictObject({
    last: count().describe('The newest so many. Never less than 1. Default 5.'),
    daily: count().describe('The newest of each of so many days (UTC). Default 7.'),
    weekly: count().describe('The newest of each of so many weeks. Default 4.'),
    monthly: count().describe('The newest of each of so many months. Default 6.'),
  });
}

function source(z: Z) {
  const name = `${EXPECTED}letters, digits and hyphens, such as api-data`;
  const whole = z.strictObject({
    name: z
      .string({ error: name })
      .regex(/^[\dA-Za-z][\w-]{0,63}$/, { error: name })
      .optional()
      .describe('Its folder in the backup; made of the name of the folder when left out.'),
    path: text(z).describe('A folder or a file.'),
    exclude: z
      .array(text(z))
      .optional()
      .describe('What is left out, relative to it; `*` and `?` stop at slashes, `**` does not.'),
    required: z
      .boolean()
      .optional()
      .describe('Whether the backup fails when it is missing or unreadable. Default false.'),
  });
  const bare = text(z).transform((path) => ({ path, name: undefined, exclude: undefined, required: undefined }));
  return z.union([bare, whole]);
}

function restic(z: Z) {
  return z.strictObject({
    repository: text(z)
      .refine((place) => !/^[a-z]+:[^\n]*\/\/[^/\s]*:[^/@\s]*@/i.test(place), {
        error: `${EXPECTED}no password in the repository; give it in a variable that restic knows, such as RESTIC_REST_PASSWORD`,
      })
      .describe('As `restic --repo` takes it.'),
    passwordFile: text(z).optional().describe('A file that holds its password; only you may read it.'),
    passwordCommand: program(z).optional().describe('A command that prints its password.'),
  });
}
