import type { Audit } from '#services/ports/audit.ts';

type Trail = Pick<Audit, 'settle' | 'close'>;

/** Seals what waits and tells the witnesses the end, for at most so long; then the trail is closed. */
export async function settleTrail(audit: Trail, withinMs: number): Promise<void> {
  await within(audit.settle(), withinMs);
  audit.close();
}

/**
 * The same while the rest of a program is stopped: what waits is sealed beside it, and afterwards what was written
 * meanwhile. A key that does not come beside it is not waited for again.
 */
export async function settleBeside(audit: Trail, stopped: Promise<unknown>, withinMs: number): Promise<void> {
  const before = within(audit.settle(), withinMs);
  await stopped;
  if (await before) await within(audit.settle(), withinMs);
  audit.close();
}

/** Whether it ended in time. */
async function within(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
}
