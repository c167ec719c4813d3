import type { EndSignal } from '#cli/command.ts';

type Listener = (signal: EndSignal) => void;

/** What ends a command from outside. */
export interface Signals {
  /** Takes the signals over: they are told instead of ending the command. The function returned gives them back. */
  readonly claim: (listener: Listener) => () => void;
  readonly claimed: () => boolean;
  readonly release: () => void;
}

const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal that nobody claimed aborts; the next one of its kind ends the process as usual. */
export function watchSignals(stop: AbortController): Signals {
  const listeners = new Set<Listener>();
  const handlers = NAMES.map((name) => {
    const handler = () => {
      if (listeners.size === 0) {
        process.off(name, handler);
        stop.abort();
      } else for (const listener of listeners) listener(name);
    };
    process.on(name, handler);
    return [name, handler] as const;
  });
  return {
    claim(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    claimed: () => listeners.size > 0,
    release: () => handlers.forEach(([name, handler]) => process.off(name, handler)),
  };
}
