import type * as Zod from 'zod';

import type { Thresholds } from '#domain/threshold.ts';
import { kinds } from '#services/checks/registry.ts';

/** What the configuration needs to know of a check kind. */
export interface ConfigurableKind {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly thresholds: Thresholds;
  readonly unit?: string | undefined;
  params(z: typeof Zod): Zod.ZodObject;
  target(params: unknown): string;
}

export const KINDS: readonly ConfigurableKind[] = kinds;
