/** The words of the guide. */
export const CATEGORIES = ['deployment', 'troubleshooting', 'optimization', 'security'] as const;
export const SEVERITIES = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Words of the framework's own template, which are understood and kept as they are. */
export const UPSTREAM_CATEGORIES = [
  'issue',
  'performance',
  'configuration',
  'recovery',
  'monitoring',
  'maintenance',
] as const;
export const UPSTREAM_SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** What a word for the severity means here; the template tells of the guide's example, a warning, that it is HIGH. */
export function severityOf(word: string): Severity {
  const small = word.toLowerCase();
  if (small === 'critical') return 'critical';
  return small === 'info' || small === 'low' ? 'info' : 'warning';
}

/** One thing that was learned; its file has `learning_entry:` at the root and these keys in snake case. */
export interface Learning {
  /** `OPS-2026-11-20-001` */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly category: string;
  readonly severity: string;
  readonly situation: { readonly title: string; readonly context: string; readonly trigger: string };
  readonly problem: {
    readonly description: string;
    readonly symptoms: readonly string[];
    readonly impact: { readonly scope: string; readonly severity: string };
  };
  readonly investigation: {
    readonly stepsTaken: readonly InvestigationStep[];
    readonly toolsUsed: readonly string[];
    readonly findings: { readonly rootCause: string; readonly contributingFactors: readonly string[] };
  };
  readonly resolution: {
    readonly approach: string;
    readonly steps: readonly ResolutionStep[];
    readonly validation: readonly string[];
    /** Free text: `90 minutes`. */
    readonly timeToResolve: string;
  };
  readonly lessonsLearned: {
    readonly whatWorked: readonly string[];
    readonly whatDidntWork: readonly string[];
    readonly prevention: readonly string[];
    readonly processImprovements: readonly string[];
  };
  readonly actionItems: { readonly immediate: readonly ActionItem[]; readonly longTerm: readonly ActionItem[] };
  readonly relatedDocumentation: readonly string[];
  readonly tags: readonly string[];
}

export interface InvestigationStep {
  readonly action: string;
  readonly outcome: string;
  /** Free text: `15 minutes`. */
  readonly timeSpent: string;
}

export interface ResolutionStep {
  readonly action: string;
  readonly command: string | null;
  readonly result: string;
}

export interface ActionItem {
  readonly task: string;
  readonly owner: string;
  /** `2026-11-27`; empty when none was set. */
  readonly deadline: string;
  readonly done: boolean;
}

/** What is known of something that happened, before a person says what is to be learned from it. Values are redacted. */
export type LearningDraft = Omit<Learning, 'id' | 'timestamp'>;
