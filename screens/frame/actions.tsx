import { createContext, type ReactNode, use, useLayoutEffect, useMemo } from 'react';

import { Available, type Handlers, type Layer, type Offer } from './available.ts';

export type { Handlers } from './available.ts';

const AvailableContext = createContext<Available | null>(null);

export function AvailableProvider({ children }: { readonly children: ReactNode }) {
  const available = useMemo(() => new Available(), []);
  return <AvailableContext value={available}>{children}</AvailableContext>;
}

export function useAvailable(): Available {
  const available = use(AvailableContext);
  if (available === null) throw new Error('Actions were used outside AvailableProvider.');
  return available;
}

/** Offers actions while the component is on the screen. Several components may offer to one layer; the latest wins. */
export function useActions(layer: Layer, handlers: Handlers, more: Omit<Offer, 'layer' | 'handlers'> = {}): void {
  const available = useAvailable();
  const owner = useMemo(() => ({}), []);
  useLayoutEffect(() => {
    available.offer(owner, { layer, handlers, ...more });
  });
  useLayoutEffect(() => () => available.offer(owner, null), [available, owner]);
}
