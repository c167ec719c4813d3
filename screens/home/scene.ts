import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { AppState, View } from '#store/state.ts';

/** What the rows of Home are drawn from. */
export type Scene = Pick<
  AppState,
  'readings' | 'trends' | 'past' | 'seen' | 'now' | 'incidents' | 'activity' | 'warmingUp'
> & { readonly look: Look };

/** One row of a panel. */
export interface Entry {
  /** Unique in its panel; keeps the row selected while others come and go. */
  readonly key: string;
  /** The reading it is about, which `enter` opens; null for none. */
  readonly checkId: string | null;
  /** What `enter` opens when it is not the reading. */
  readonly opens?: View | undefined;
  readonly calm: boolean;
  readonly cells: readonly Cell[];
}
