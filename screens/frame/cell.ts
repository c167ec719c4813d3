import { useState, useSyncExternalStore } from 'react';

/** A value that a handler reads as it is now, not as it was when it was last drawn. */
export interface Cell<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
}

/** Local state for keys that follow each other faster than frames. */
export function useCell<Value>(initial: Value): Cell<Value> {
  const [cell] = useState(() => createCell(initial));
  useSyncExternalStore(cell.subscribe, cell.get);
  return cell;
}

function createCell<Value>(initial: Value) {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next: Value): void => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
