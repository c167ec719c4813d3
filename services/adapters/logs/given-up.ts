import { OpsError } from '#domain/errors.ts';

/** What is answered to somebody who does not wait any more. */
export function givenUp(): OpsError {
  return new OpsError('cancelled', 'Reading was given up.', { exit: 'interrupted' });
}

/** The result of some work, or OpsError `cancelled` as soon as the signal fires; work is not begun after that. */
export async function unlessGivenUp<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  if (signal.aborted) throw givenUp();
  const left = Promise.withResolvers<never>();
  const leave = (): void => left.reject(givenUp());
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work(), left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
