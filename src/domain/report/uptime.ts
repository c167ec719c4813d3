import type { Status } from '#domain/status.ts';

/**
 * Share of the observed time in which a check was ok or warning, 0..1. Each sample stands until the next one, at most
 * for `holdsMs`; unknown is not observed. Null when nothing was observed.
 */
export function uptimeOf(
  samples: readonly { readonly at: number; readonly status: Status }[],
  until: number,
  holdsMs: number,
): number | null {
  let [up, observed] = [0, 0];
  samples.forEach(({ at, status }, index) => {
    if (status === 'unknown') return;
    const held = Math.max(0, Math.min((samples[index + 1]?.at ?? until) - at, holdsMs));
    observed += held;
    if (status !== 'critical') up += held;
  });
  return observed === 0 ? null : up / observed;
}

/** `99.9%`, as the framework's reports write it; rounded down, so that 100% means always. */
export function uptimeText(share: number | null): string | null {
  return share === null ? null : `${Math.floor(share * 1000 + 1e-9) / 10}%`;
}
