import type { PushParams } from '#services/procedures/push/params.ts';

/** Since when commits are looked through: without a version there is no last tag, and what the remote branch has is out already. */
export const lookedSince = ({ changelog, next, remote }: PushParams): string | null =>
  changelog?.previousTag ?? (next === null ? remote.was : null);
