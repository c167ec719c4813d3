import type { TestOutcome, TestResult } from '#domain/credentials/credential.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import type { TestOptions } from '#services/providers/provider.ts';

type More = Omit<Partial<TestResult>, 'outcome' | 'at' | 'summary'>;

/** What a look told, with its time. */
export function told(
  { world }: Pick<TestOptions, 'world'>,
  outcome: TestOutcome,
  summary: string,
  more: More = {},
): TestResult {
  return { outcome, at: world.clock.now(), summary, ...more };
}

/** The provider itself said no: the only outcome that counts towards a lockout. */
export function rejected(options: Pick<TestOptions, 'world'>, summary: string, hint: string): TestResult {
  return told(options, 'rejected', summary, { hint, rejection: true });
}

/** Failures of a line that may be gone a second later; who hangs, hangs the next time too. */
const PASSING = new Set(['refused', 'reset']);

/** No answer came: that says nothing of the value. */
export function unanswered(options: Pick<TestOptions, 'world'>, thrown: unknown): TestResult {
  const hint = thrown instanceof OpsError ? thrown.hint : undefined;
  const passing = thrown instanceof OpsError && PASSING.has(thrown.code);
  return told(options, 'unknown', messageOf(thrown).replace(/\.$/, ''), {
    ...(hint !== undefined && { hint }),
    ...(passing && { passing }),
  });
}

/** Seconds of `retry-after`, as words; empty when it does not say. */
export function again(headers: Readonly<Record<string, string>>): string {
  const seconds = Number(headers['retry-after']);
  if (!Number.isFinite(seconds) || seconds <= 0) return '';
  return seconds < 60 ? `, again in ${Math.ceil(seconds)} s` : `, again in ${Math.ceil(seconds / 60)} min`;
}
