import type { AuditEntry, AuditRecord } from '#domain/audit/event.ts';
import type { Tampering } from '#domain/audit/tampering.ts';
import type { AuditFilter } from '#domain/audit/wanted.ts';

export type { AuditFilter, Tampering };

export interface AuditVerdict {
  readonly records: number;
  /** Of them, those that waited for the key before they were sealed. */
  readonly late: number;
  /** Those that still wait; nothing protects them until they are sealed. */
  readonly unsealed: number;
  readonly tampering: readonly Tampering[];
  /** Where the key is kept: `keychain` or the path of the file. */
  readonly key: string;
  /** With which outside witnesses the end was compared; null when there is none. */
  readonly witness: string | null;
  /** Until which record they vouch for it; null when there is none. */
  readonly witnessed: number | null;
}

/** Who did what, in an order that cannot be changed unseen. */
export interface Audit {
  /**
   * Adds an entry. `must` entries (reveal, export, roles and policy) throw OpsError `audit-unavailable` when they cannot be
   * sealed now; others wait unsealed.
   */
  append(entry: AuditEntry, must?: boolean): Promise<void>;
  /** Newest first; those that wait to be sealed come before all others. */
  list(filter: AuditFilter): Promise<readonly AuditRecord[]>;
  /** Reads all of it. Throws OpsError `audit-key-away` or `audit-key-lost` when the key is not there to verify with. */
  verify(): Promise<AuditVerdict>;
  /** Seals what waits where the key is there, and tells the witnesses the end of the trail. Never throws. */
  settle(): Promise<void>;
  close(): void;
}
