import type { ErrorBudget } from '#domain/history/budget.ts';
import type { HealthReport } from '#domain/report/report.ts';

/** Something to do, because of something that was seen. */
export interface Advice {
  /** Which rule says so: kebab-case, stable. */
  readonly rule: string;
  /** Check it is about; null for the whole. */
  readonly check: string | null;
  readonly title: string;
  readonly severity: 'critical' | 'warning' | 'info';
  /** What was seen: numbers and times, nothing guessed. */
  readonly evidence: string;
  /** What to do next; often a command. */
  readonly next: string;
}

/** What advice is made of. */
export interface AdviceInput {
  readonly report: Pick<HealthReport, 'at' | 'score' | 'checks' | 'incidents'>;
  /** By check id, of those that have a promise. */
  readonly budgets: ReadonlyMap<string, ErrorBudget>;
}

/** One reason to do something. */
export type AdviceRule = (input: AdviceInput) => readonly Advice[];
