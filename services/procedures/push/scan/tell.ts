import { placeText, type ScanFinding } from '#domain/release/secrets/finding.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

/** One line for each finding, for the screen and the log. */
export function tellFindings(context: StepContext, findings: readonly ScanFinding[]): void {
  for (const { what, place, rule, severity } of findings)
    context.note(`${severity === 'warn' ? 'warning' : 'found'}: ${what} at ${placeText(place)} (${rule})`);
}
