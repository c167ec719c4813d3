import { EXIT } from '#domain/errors.ts';

/** The exit code for the status of a conclusion: 0, 20, 21; 22 for everything that is not known. */
export function exitOfStatus(status: unknown): number {
  if (status === 'ok') return EXIT.ok;
  if (status === 'warning') return EXIT.attention;
  return status === 'critical' ? EXIT.critical : EXIT.unknown;
}
