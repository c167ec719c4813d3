import type { ScanFinding } from '#domain/release/secrets/finding.ts';

/** What is wrong with a file as such, whatever it holds. */
export type Judged = Pick<ScanFinding, 'rule' | 'what' | 'severity' | 'kind'>;
