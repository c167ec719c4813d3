export type { Backup, BackupEntry } from '#services/ports/backups.ts';
