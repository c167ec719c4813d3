import type { Handlers } from './available.ts';
import { useCell } from './cell.ts';

/** Which lines of a page are shown, and the keys that move through it. */
export interface Scroll {
  /** The first line shown, the last one it may be, and how many are shown at once. */
  readonly from: number;
  readonly last: number;
  readonly room: number;
  /** Lines that do not fit below. */
  readonly below: number;
  readonly keys: Handlers;
  /** Begins at a line, as far as the page allows. */
  readonly to: (line: number) => void;
}

/** Reads on in `count` lines, of which `room` are shown; keys that follow each other faster than frames all count. */
export function useScroll(count: number, room: number): Scroll {
  const top = useCell(0);
  const last = Math.max(0, count - room);
  const to = (line: number) => top.set(Math.max(0, Math.min(last, line)));
  const by = (step: number) => ({ run: () => to(Math.min(top.get(), last) + step) });
  const from = Math.min(top.get(), last);
  return {
    from,
    last,
    room,
    below: last - from,
    keys: {
      up: by(-1),
      down: by(1),
      'page-up': by(-room),
      'page-down': by(room),
      first: { run: () => to(0) },
      last: { run: () => to(last) },
    },
    to,
  };
}
