import type { Press } from './key-name.ts';

/**
 * Gives presses on one by one. The next one waits until React has drawn what the one before changed, so that the
 * letters typed right behind a key that opens a dialog reach that dialog.
 */
export function createKeyQueue(handle: (press: Press) => void) {
  const waiting: Press[] = [];
  let busy = false;
  const next = (): void => {
    const press = waiting.shift();
    busy = press !== undefined;
    if (press === undefined) return;
    // Queued before the handler throws or changes state, and still run behind React's own microtask of that change.
    try {
      handle(press);
    } finally {
      queueMicrotask(() => queueMicrotask(next));
    }
  };
  return {
    push(presses: readonly Press[]): void {
      waiting.push(...presses);
      if (!busy) next();
    },
  };
}
