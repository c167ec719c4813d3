/** What is known of a backup that may be restored. */
interface Known {
  readonly run: string | null;
  readonly verifiedAt: number | null;
  readonly testedAt: number | null;
}

/**
 * Which of the backups, newest first, is restored when none was named: the newest that was read back, else the newest. One
 * that a recovery or a restore made keeps what was broken then, and is taken only where there is no other. Null for none.
 */
export function toRestore<B extends Known>(backups: readonly B[]): B | null {
  const own = backups.filter(({ run }) => run === null);
  const from = own.length === 0 ? backups : own;
  return from.find(({ verifiedAt, testedAt }) => verifiedAt !== null || testedAt !== null) ?? from[0] ?? null;
}
