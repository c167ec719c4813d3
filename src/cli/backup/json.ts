import type { Backup } from '#services/ports/backups.ts';

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A backup as documents have it; see docs/json.md. */
export function backupJson(backup: Backup) {
  return { ...backup, at: time(backup.at), verifiedAt: time(backup.verifiedAt), testedAt: time(backup.testedAt) };
}

/** One document on the output. */
export const documentOf = (content: object): string => `${JSON.stringify({ schema: 1, ...content }, null, 2)}\n`;
