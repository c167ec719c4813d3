import type { JsonObject } from '#domain/json.ts';

/** What is recorded: the names of the guides, and ours. */
export const AUDIT_EVENTS = [
  'agent_action',
  'memory_access',
  'auth_success',
  'auth_failure',
  'auth_lockout',
  'key_rotation',
  'permission_denied',
  'config_change',
  'credential_added',
  'credential_changed',
  'credential_removed',
  'credential_revealed',
  'credential_copied',
  'credential_used',
  'credential_given',
  'credential_revoked',
  'credential_imported',
  'credential_migrated',
  'credential_scanned',
  'keychain_locked',
  'keychain_unlocked',
  'keychain_unlock_failed',
  'run_started',
  'run_ended',
  'step_started',
  'step_ended',
  'service_action',
  'backup_changed',
  'incident_changed',
  'check_paused',
  'checklist_changed',
  'learning_changed',
  'channel_tested',
  'audit_verified',
  'audit_exported',
  'role_changed',
] as const;

export type AuditName = (typeof AUDIT_EVENTS)[number];

/** What somebody records. Who, where and when is added by the trail itself; never a value of a secret. */
export interface AuditEntry {
  readonly event: AuditName;
  /** What it was done to: `github/main`, `service:memory`, `push-20261120-…`. */
  readonly target: string;
  readonly outcome: 'intent' | 'done' | 'failed' | 'denied';
  readonly details?: JsonObject | undefined;
}

/** An entry as it stands in the trail. */
export interface AuditRecord extends AuditEntry {
  /** Its place in the chain, from 1; null while it waits to be sealed. */
  readonly seq: number | null;
  /** Epoch ms. */
  readonly at: number;
  readonly uid: number;
  readonly user: string;
  readonly role: string;
  readonly host: string;
  readonly pid: number;
  /** Terminal or connection it came from; null for a service. */
  readonly from: string | null;
  /** Whether the process that wrote it sealed it; false for one that waited until the key was there. */
  readonly sealed: boolean;
}
