import { createContext, use } from 'react';

/** What a screen may ask of the running monitor; made by the composition root. */
export interface Watch {
  readonly runNow: (checkId: string) => void;
  /** Pauses a check for an hour, or takes the pause back. */
  readonly silence: (checkId: string) => void;
  readonly togglePause: () => void;
  readonly quit: () => void;
  readonly copy: (text: string) => void;
}

const WatchContext = createContext<Watch | null>(null);
export const WatchProvider = WatchContext;

export function useWatch(): Watch {
  const watch = use(WatchContext);
  if (watch === null) throw new Error('A screen was drawn outside WatchProvider.');
  return watch;
}
