import type { Handlers } from './available.ts';
import { type Cell, useCell } from './cell.ts';

/** A cursor in a list that belongs to a dialog. */
export interface Choosing {
  readonly at: number;
  readonly reset: () => void;
  readonly cell: Cell<number>;
  readonly handlers: Handlers;
}

/** Moves over `count` choices; `page` rows at once. */
export function useChoosing(count: () => number, page = 10): Choosing {
  const cell = useCell(0);
  const to = (next: number) => cell.set(Math.max(0, Math.min(count() - 1, next)));
  const by = (step: number) => ({ run: () => to(cell.get() + step) });
  return {
    at: Math.max(0, Math.min(count() - 1, cell.get())),
    cell,
    reset: () => cell.set(0),
    handlers: {
      up: by(-1),
      down: by(1),
      'page-up': by(-page),
      'page-down': by(page),
      first: { run: () => to(0) },
      last: { run: () => to(count() - 1) },
    },
  };
}
