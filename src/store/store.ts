import { createStore, type StoreApi } from 'zustand/vanilla';

import type { ScoreLimits } from '#domain/score.ts';

import type { Access, Acts } from './acts/acts.ts';
import { dataActs } from './acts/data.ts';
import { moveActs } from './acts/move.ts';
import { runActs } from './acts/runs.ts';
import { tellActs } from './acts/tell.ts';
import { initialState, type StoreSetup } from './initial.ts';
import type { AppState } from './state.ts';

export type { Acts };

export interface AppStore extends StoreApi<AppState> {
  readonly acts: Acts;
}

/** The one store of the running console; screens read it, acts and the monitor write it. */
export function createAppStore(setup: StoreSetup, limits: () => ScoreLimits): AppStore {
  const seen = new Map(setup.readings.map((reading) => [reading.id, reading.takenAt]));
  const store = createStore<AppState>(() => initialState(setup, limits(), seen));
  const access: Access = { get: store.getState, set: (change) => store.setState(change) };
  const acts: Acts = {
    ...dataActs(access, limits, seen),
    ...moveActs(access),
    ...runActs(access),
    ...tellActs(access),
    set: access.set,
  };
  return Object.assign(store, { acts });
}
