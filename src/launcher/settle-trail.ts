import type { Audit } from '#services/ports/audit.ts';

/** Seals what waits and tells the witnesses the end, for at most so long; then the trail is closed. */
export async function settleTrail(audit: Audit, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([audit.settle(), late]);
  clearTimeout(timer);
  audit.close();
}
