export type { AuditFilter, AuditVerdict, Tampering } from '#services/ports/audit.ts';
export type { Lockout } from '#services/ports/credential-records.ts';
export type { KeychainState } from '#services/ports/keychain.ts';
