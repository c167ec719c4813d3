import { createContext, type ReactNode, use, useLayoutEffect, useMemo } from 'react';

import { ACTION_IDS, type ActionId } from '#domain/keys.ts';

/** What an action does here; `off` is the reason why it cannot be done now. */
export interface Handler {
  readonly run: () => void;
  readonly off?: string | undefined;
  /** The verb to show here when it says more than the table's. */
  readonly verb?: string | undefined;
}

export type Handlers = Partial<Record<ActionId, Handler>>;

/** From the bottom up; the topmost layer that knows an action gets it. A modal hides what is below. */
export const LAYERS = { frame: 0, view: 1, modal: 2 } as const;
type Layer = keyof typeof LAYERS;

/** What can be done at this moment, by layer; a tiny store so that the footer follows without repainting the rest. */
export class Available {
  private readonly byLayer = new Map<Layer, Handlers>();
  private readonly listeners = new Set<() => void>();
  private shown = '';
  version = 0;

  set(layer: Layer, handlers: Handlers | null): void {
    if (handlers === null) this.byLayer.delete(layer);
    else this.byLayer.set(layer, handlers);
    const now = this.list()
      .map(([id, { off, verb }]) => `${id}:${off ?? ''}:${verb ?? ''}`)
      .join('|');
    if (now === this.shown) return;
    this.shown = now;
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  find(action: ActionId): Handler | undefined {
    const modal = this.byLayer.get('modal');
    if (modal) return modal[action];
    return this.byLayer.get('view')?.[action] ?? this.byLayer.get('frame')?.[action];
  }

  list(): [ActionId, Handler][] {
    const modal = this.byLayer.get('modal');
    const merged: Handlers = modal ?? { ...this.byLayer.get('frame'), ...this.byLayer.get('view') };
    return ACTION_IDS.flatMap((id) => (merged[id] === undefined ? [] : [[id, merged[id]]]));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

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

/** Offers actions while the component is on the screen. */
export function useActions(layer: Layer, handlers: Handlers): void {
  const available = useAvailable();
  useLayoutEffect(() => {
    available.set(layer, handlers);
  });
  useLayoutEffect(() => () => available.set(layer, null), [available, layer]);
}
