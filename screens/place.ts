import type { ComponentType } from 'react';

import type { AppState } from '#store/state.ts';

/** The room a place may draw in, between the map and the footer. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** One of the places of the map, one file in `places/`. */
export interface PlaceSpec {
  readonly id: string;
  /** Its key on the map; fixed for ever. */
  readonly number: number;
  readonly title: string;
  /** What waits there, for the map: a count or empty. */
  readonly badge?: (state: AppState) => string;
  readonly Body: ComponentType<Area>;
}

export const definePlace = (place: PlaceSpec): PlaceSpec => place;
