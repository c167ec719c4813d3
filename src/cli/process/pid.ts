import { OpsError } from '#domain/errors.ts';

/** The pids or ports that were named. Throws OpsError (exit usage) for what is no number. */
export function numbersIn(words: readonly string[], what: string): readonly number[] {
  return words.map((word) => {
    if (/^\d{1,10}$/.test(word)) return Number(word);
    throw new OpsError('usage', `${word} is no ${what}.`, {
      hint: `A ${what} is a number: cpm-console process list, or process ports`,
      exit: 'usage',
    });
  });
}

/** Exactly one. */
export function onePid(words: readonly string[], verb: string): number {
  const [pid, ...more] = numbersIn(words, 'pid');
  if (pid !== undefined && more.length === 0) return pid;
  throw new OpsError('usage', `Which process? One pid.`, { hint: `cpm-console process ${verb} PID`, exit: 'usage' });
}
