import type { AnyKind } from '#services/checks/check.ts';
import { kinds } from '#services/checks/registry.ts';

/** Every check kind, as the configuration handles them: all alike. */
export const KINDS: readonly AnyKind[] = kinds;
