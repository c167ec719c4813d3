import type { AuditEntry, AuditName, AuditRecord } from '#domain/audit/event.ts';

export interface AuditFilter {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly events?: readonly AuditName[] | undefined;
  /** Part of the target, the user or the details. */
  readonly text?: string | undefined;
  readonly limit?: number | undefined;
}

/** What is wrong with the trail, at which record. */
export interface Tampering {
  readonly seq: number;
  readonly what: 'changed' | 'missing' | 'order' | 'truncated' | 'inserted';
  readonly message: string;
}

export interface AuditVerdict {
  readonly records: number;
  readonly unsealed: number;
  readonly tampering: readonly Tampering[];
  /** Where the key is kept: `keychain` or the path of the file. */
  readonly key: string;
  /** With which outside witness the end was compared; null when there is none. */
  readonly witness: string | null;
}

/** Who did what, in an order that cannot be changed unseen. */
export interface Audit {
  /**
   * Adds an entry. `must` entries (reveal, export, roles and policy) throw OpsError `audit-unavailable` when they cannot be
   * sealed now; others wait unsealed.
   */
  append(entry: AuditEntry, must?: boolean): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<readonly AuditRecord[]>;
  verify(): Promise<AuditVerdict>;
  /** Seals what waits, and tells the witness the end of the trail. */
  settle(): Promise<void>;
}
