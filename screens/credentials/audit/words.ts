import type { AuditRecord } from '#domain/audit/event.ts';

const SAYS: Readonly<Partial<Record<AuditRecord['event'], string>>> = {
  auth_success: 'tested, works',
  auth_failure: 'tested, refused',
  auth_lockout: 'locked out after refusals',
  key_rotation: 'rotated',
  permission_denied: 'not allowed',
  config_change: 'configuration changed',
  credential_added: 'added',
  credential_changed: 'changed',
  credential_removed: 'removed',
  credential_revealed: 'shown',
  credential_copied: 'copied',
  credential_used: 'used',
  credential_given: 'given',
  credential_revoked: 'revoked',
  credential_imported: 'imported',
  credential_migrated: 'moved to another store',
  credential_scanned: 'files looked through for values',
  check_paused: 'pause of a check changed',
  keychain_locked: 'store locked',
  keychain_unlocked: 'store unlocked',
  keychain_unlock_failed: 'wrong passphrase',
  audit_verified: 'audit verified',
  audit_exported: 'audit exported',
  role_changed: 'role changed',
};

/** Their name says already how they ended. */
const SAYS_ALL = new Set<AuditRecord['event']>([
  'auth_failure',
  'auth_lockout',
  'permission_denied',
  'keychain_unlock_failed',
]);

const OUTCOMES: Readonly<Record<AuditRecord['outcome'], string>> = {
  intent: ', about to',
  done: '',
  failed: ', failed',
  denied: ', denied',
};

/** What was done, for a person: `tested, works`. */
export const eventWords = ({ event, outcome }: Pick<AuditRecord, 'event' | 'outcome'>): string =>
  event === 'auth_lockout' && outcome === 'done'
    ? 'lockout ended'
    : `${SAYS[event] ?? event.replaceAll('_', ' ')}${outcome !== 'intent' && SAYS_ALL.has(event) ? '' : OUTCOMES[outcome]}`;
