import { OpsError } from '#domain/errors.ts';

/** What a function answers, or the code it refuses with; what is not an OpsError is a bug and goes on. */
export function attempt<Answer>(work: () => Answer): { readonly answer: Answer } | { readonly code: string } {
  try {
    return { answer: work() };
  } catch (thrown) {
    if (thrown instanceof OpsError) return { code: thrown.code };
    throw thrown;
  }
}

/** The code it refuses with; null when it answers. */
export function refusal(work: () => unknown): string | null {
  const tried = attempt(work);
  return 'code' in tried ? tried.code : null;
}
