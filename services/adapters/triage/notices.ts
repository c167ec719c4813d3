import { OpsError } from '#domain/errors.ts';

import type { LookedAt } from './look.ts';

/** What a person should know of a log that was looked at. */
export function noticesOf({ log, survey, portions }: LookedAt): string[] {
  const found: string[] = [];
  const said = portions.problem;
  if (!survey.dated && survey.size > 0 && said === null)
    found.push(
      `${log.path} does not say when its lines were written: all of them count, because it was written to in that time.`,
    );
  if (!portions.complete) found.push(`${log.path} is larger than may be read at once: its oldest part was left out.`);
  return said === null ? found : [...found, said];
}

/** Nothing could be read at all. */
export function noLog(paths: readonly string[], problems: readonly string[]): OpsError {
  const what = problems.length > 0 ? problems.join(' ') : `There is no log in ${paths.join(', ')}.`;
  return new OpsError('no-log', what, {
    hint: 'Name logs or folders of logs: cpm-console logs triage /var/log/app',
    exit: 'unknown',
  });
}
