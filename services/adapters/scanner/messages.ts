import type { Scanned, ScanItem, ScanOptions } from '#services/ports/scanner.ts';

/** Some items to look through, and what was found in them. */
export interface Batch {
  readonly items: readonly ScanItem[];
  readonly options: ScanOptions;
}

export type Answer =
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'failed'; readonly reason: string };
