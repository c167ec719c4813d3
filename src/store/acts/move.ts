import { asks, type Confirmation } from '#domain/confirm.ts';
import type { Overlay, View } from '#store/state.ts';
import { viewKey } from '#store/views.ts';

import type { Access } from './acts.ts';

/** Where a person goes and what is picked there. */
export interface MoveActs {
  readonly go: (place: string) => void;
  readonly push: (view: View) => void;
  readonly pop: () => void;
  readonly show: (overlay: Overlay | null) => void;
  readonly select: (row: string) => void;
  readonly toggleMark: (row: string) => void;
  readonly setFilter: (text: string, editing: boolean) => void;
  /** Remembers a choice of the palette. */
  readonly chose: (id: string) => void;
  /** Does it, after asking as much as its tier wants. */
  readonly ask: (ask: Confirmation) => void;
  /** The next of `count` ways to sort the view on top. */
  readonly nextSort: (count: number) => void;
  readonly zoom: (panel: string | null) => void;
}

const MOST_CHOSEN = 50;
const NO_FILTER = { text: '', editing: false };

/** A filter stays with its view while another one is open above it, and is gone when the place is left. */
export function moveActs({ get, set }: Access): MoveActs {
  return {
    go: (place) =>
      set({ views: [{ type: 'place', place }], overlay: null, filter: NO_FILTER, filters: [], zoomed: null }),
    push: (view) =>
      set({
        views: [...get().views, view],
        overlay: null,
        filter: NO_FILTER,
        filters: [...get().filters, get().filter.text],
        zoomed: null,
      }),
    pop() {
      const { views, filters } = get();
      if (views.length < 2) return;
      const filter = { text: filters.at(-1) ?? '', editing: false };
      set({ views: views.slice(0, -1), filter, filters: filters.slice(0, -1), zoomed: null });
    },
    show: (overlay) => set({ overlay }),
    select: (row) => set({ selected: { ...get().selected, [viewKey(get().views)]: row } }),
    toggleMark(row) {
      const marked = new Set(get().marked);
      if (!marked.delete(row)) marked.add(row);
      set({ marked });
    },
    setFilter: (text, editing) => set({ filter: { text, editing } }),
    chose: (id) => set({ chosen: [id, ...get().chosen.filter((other) => other !== id)].slice(0, MOST_CHOSEN) }),
    ask(ask) {
      if (asks(ask.tier)) set({ overlay: { type: 'confirm', ask } });
      else ask.run();
    },
    nextSort(count) {
      const key = viewKey(get().views);
      set({ sort: { ...get().sort, [key]: ((get().sort[key] ?? 0) + 1) % count } });
    },
    zoom: (zoomed) => set({ zoomed }),
  };
}
