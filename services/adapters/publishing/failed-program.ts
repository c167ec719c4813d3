import { OpsError } from '#domain/errors.ts';
import type { Command, Finished } from '#services/ports/shell.ts';

const LINES = 6;

/** A program that ended badly: what it was, how it ended and its last words. */
export function failedProgram(code: string, { file, args }: Command, finished: Finished, hint?: string): OpsError {
  const what = [file, ...args.slice(0, 2)].join(' ');
  const how = finished.timedOut
    ? 'did not end in time and was stopped'
    : finished.exitCode === null
      ? `was ended by ${finished.signal ?? 'a signal'}`
      : `failed with exit code ${finished.exitCode}`;
  const words = lastWords(finished);
  return new OpsError(code, `${what} ${how}${words === '' ? '.' : `:\n${words}`}`, {
    hint: hint ?? 'Run it by hand in the same folder to see all it says.',
  });
}

/** The last lines a program printed, of its errors or else of its output, without the places in its own code. */
export function lastWords({ stdout, stderr }: Pick<Finished, 'stdout' | 'stderr'>): string {
  const text = stderr.trim() === '' ? stdout : stderr;
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+at \S/.test(line));
  return lines.slice(-LINES).join('\n');
}
