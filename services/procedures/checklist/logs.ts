import type { LoggedErrors, Looked } from '#domain/checklist/facts.ts';
import { OpsError } from '#domain/errors.ts';

import { type Remembering, remembered } from './remembered.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_BYTES = 1024 ** 3;
const MOST_KINDS = 50;
const SHOWN = 8;

export interface LogPlaces {
  /** Absolute paths and patterns. */
  readonly paths: readonly string[];
  /** Whether somebody said that there are logs; else none need be there. */
  readonly expected: boolean;
}

/** Errors of the last 24 hours by their level. Packed and renamed logs belong to it. */
export function errorsOfTheDay(from: Remembering, { paths, expected }: LogPlaces): Promise<Looked<LoggedErrors>> {
  return remembered(from, {
    name: `logs ${paths.join(' ')}`,
    intervalMs: 5 * MINUTE_MS,
    limitMs: MINUTE_MS / 2,
    async see(signal) {
      const now = from.world.clock.now();
      const request = {
        paths,
        since: now - DAY_MS,
        now,
        journal: null,
        mostBytes: MOST_BYTES,
        mostTemplates: MOST_KINDS,
      };
      try {
        const { errors, templates, files, complete } = await from.world.triage.report(request, signal);
        const kinds = templates.filter(({ level }) => level === 'error');
        const known = kinds.every(({ isNew }) => isNew !== null);
        return {
          found: {
            errors,
            newKinds: known ? kinds.filter(({ isNew }) => isNew).length : null,
            kinds: kinds.slice(0, SHOWN).map(({ text, count, isNew }) => ({ text, count, isNew })),
            files: files.filter((file) => file.errors > 0).map((file) => ({ path: file.path, errors: file.errors })),
            recent: files.length,
            complete,
          },
        };
      } catch (error) {
        if (!(error instanceof OpsError) || error.code !== 'no-log' || expected) throw error;
        return {
          nothing: 'no logs found',
          hint: 'Name them in the configuration: checklist: {logs: [/var/log/app/*.log]}',
        };
      }
    },
  });
}
