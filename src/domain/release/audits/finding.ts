export const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'info', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing an audit found. */
export interface Finding {
  /** Of the advisory or the rule: `GHSA-…`, `PYSEC-…`, `B602`. */
  readonly id: string;
  readonly severity: Severity;
  /** A package with its version, or a file with its line. */
  readonly where: string;
  readonly title: string;
  /** What to install instead; null when there is nothing, or nobody says. */
  readonly fix: string | null;
}

/** Every program has its own words: `medium`, `HIGH`, `informational`. */
export function severityOf(word: unknown): Severity {
  const plain = typeof word === 'string' ? word.toLowerCase() : '';
  if (plain === 'medium') return 'moderate';
  if (plain.startsWith('info')) return 'info';
  return SEVERITIES.find((severity) => severity === plain) ?? 'unknown';
}

/** The worst first, then by place; one that is named twice counts once. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.id}\n${finding.where}`, finding]));
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return [...seen.values()].toSorted(
    (one, other) => rank(one) - rank(other) || one.where.localeCompare(other.where, 'en'),
  );
}

/** A field that is a text or a number, as text; empty for anything else. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
