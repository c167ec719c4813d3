import type { AppState } from '#store/state.ts';

import type { DataActs } from './data.ts';
import type { MoveActs } from './move.ts';
import type { RunActs } from './runs.ts';
import type { TellActs } from './tell.ts';

/** What the screens may ask for. Each changes the state at most once, so one wish is one frame. */
export interface Acts extends DataActs, MoveActs, RunActs, TellActs {
  readonly set: (change: Partial<AppState>) => void;
}

/** The store's two functions, for those who write acts. */
export interface Access {
  readonly get: () => AppState;
  readonly set: (change: Partial<AppState>) => void;
}
