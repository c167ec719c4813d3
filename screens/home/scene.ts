import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { AppState } from '#store/state.ts';

/** What the rows of Home are drawn from. */
export type Scene = Pick<
  AppState,
  'readings' | 'trends' | 'past' | 'seen' | 'now' | 'incidents' | 'activity' | 'warmingUp'
> & { readonly look: Look };

/** One row of a panel. */
export interface Entry {
  /** Unique in its panel; keeps the row selected while others come and go. */
  readonly key: string;
  /** The reading that `enter` opens; null for a row that only tells something. */
  readonly checkId: string | null;
  readonly calm: boolean;
  readonly cells: readonly Cell[];
}
