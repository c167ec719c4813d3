import type { Failure, Happened } from './record.ts';

/**
 * A record with what people read of it redacted: summaries, reasons and errors, which may repeat what a program said.
 * What steps need again (results, answers, the plan) stays as it is; they hold no secret by contract.
 */
export function redactedRecord(happened: Happened, redact: (text: string) => string): Happened {
  const { type } = happened;
  if (type === 'finished') return { ...happened, summary: redact(happened.summary) };
  if (type === 'skipped') return { ...happened, reason: redact(happened.reason) };
  if (type === 'failed' || type === 'undo-failed') return { ...happened, error: failure(happened.error, redact) };
  if (type === 'ended') return { ...happened, error: happened.error && failure(happened.error, redact) };
  return happened;
}

function failure({ code, message, hint }: Failure, redact: (text: string) => string): Failure {
  return { code, message: redact(message), hint: hint === null ? null : redact(hint) };
}
