import { messageOf, OpsError } from '#domain/errors.ts';
import type { Failure } from '#domain/procedure/record.ts';
import type { Command } from '#services/ports/shell.ts';

import type { Probe } from './step.ts';

/** As a person would type it. */
export function spelled({ file, args }: Command): string {
  return [file, ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}

/** What was thrown, for the records. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof OpsError) return { code: thrown.code, message: thrown.message, hint: thrown.hint ?? null };
  return { code: 'unexpected', message: messageOf(thrown), hint: null };
}

/** An error that says that nobody knows. */
export function unclear(probe: Probe, cause: unknown): OpsError {
  const why = probe.state === 'unclear' ? probe.why : '';
  return new OpsError(
    'outcome-unknown',
    `${failureOf(cause).message} Whether it happened cannot be asked now: ${why}`,
    {
      hint: 'Nothing was taken back. Resume when the other side answers again.',
      exit: 'partlyDone',
      cause,
    },
  );
}
