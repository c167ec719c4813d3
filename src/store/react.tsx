import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand/react';

import type { AppState } from './state.ts';
import type { Acts, AppStore } from './store.ts';

const StoreContext = createContext<AppStore | null>(null);

export function StoreProvider({ store, children }: { readonly store: AppStore; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** A part of the state; the component repaints only when that part is another value. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useAppStore(), select);
}

export function useActs(): Acts {
  return useAppStore().acts;
}

export function useAppStore(): AppStore {
  const store = use(StoreContext);
  if (store === null) throw new Error('A screen was drawn outside StoreProvider.');
  return store;
}
