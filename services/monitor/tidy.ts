import type { Verdict } from '#domain/reading.ts';

const SUMMARY_CHARACTERS = 300;
const EVIDENCE_CHARACTERS = 4096;

/**
 * Holds a verdict to its shape, since probes pass on what strangers print: one line of plain text, finite numbers,
 * evidence of at most 4 KB.
 */
export function tidy(verdict: Verdict): Verdict {
  const { value, unit, hint, metrics, data, evidence } = verdict;
  return {
    status: verdict.status,
    summary: line(verdict.summary) || verdict.status,
    ...(value !== undefined && Number.isFinite(value) && { value }),
    ...(unit !== undefined && { unit }),
    ...(hint !== undefined && { hint: line(hint) }),
    ...(metrics && { metrics: metrics.filter((metric) => Number.isFinite(metric.value)) }),
    ...(data && { data }),
    ...(evidence !== undefined && { evidence: evidence.slice(0, EVIDENCE_CHARACTERS) }),
  };
}

/** Control characters, the escape sequences of terminals among them, never reach a screen. */
function line(text: string): string {
  return text
    .slice(0, 4 * SUMMARY_CHARACTERS)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, SUMMARY_CHARACTERS);
}
