import type { AnyKind } from '#services/checks/check.ts';

/** A kind of check for tests that are not about its parameters; `probe` must be given. */
export function kindWith(parts: Partial<AnyKind> & Pick<AnyKind, 'kind' | 'probe'>): AnyKind {
  return {
    title: parts.kind,
    about: 'Made for a test.',
    group: 'services',
    component: 'services',
    intervalMs: 30_000,
    timeoutMs: 10_000,
    thresholds: { warning: null, critical: null },
    params: (z) => z.object({}),
    target: () => '',
    ...parts,
  };
}
