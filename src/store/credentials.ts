export type { AuditFilter, AuditVerdict } from '#services/ports/audit.ts';
export type { KeychainState } from '#services/ports/keychain.ts';
