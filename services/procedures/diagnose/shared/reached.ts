import type { Reached } from '#domain/diagnosis/net.ts';
import { netFailure } from '#domain/net-failure.ts';

/** Tries something over the net: its failure is what was seen. Whatever else goes wrong is thrown on. */
export async function reached<T>(work: () => Promise<T>): Promise<Reached<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (thrown) {
    const failure = netFailure(thrown);
    if (failure === null) throw thrown;
    return { ok: false, ...failure };
  }
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0|::)$/i;

/** Whether a host name means this machine, as far as its name tells. */
export function isHere(host: string, hostname: string): boolean {
  return LOOPBACK.test(host) || host === hostname;
}
