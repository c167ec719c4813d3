import { fingerprint } from '#domain/fingerprint.ts';
import type { Worker } from '#domain/procedure/record.ts';

/** `push-20261120-143205-a1b2`: when it was begun (UTC), and four digits that tell processes apart. */
export function runId(procedure: string, at: number, worker: Worker): string {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  const own = fingerprint(`${at} ${worker.pid} ${worker.started}`).slice(0, 4);
  return `${procedure}-${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${own}`;
}
