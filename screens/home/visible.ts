import type { Entry } from './scene.ts';

/** The rows of a panel that fit, and what is left out. */
export interface Visible {
  readonly shown: readonly Entry[];
  /** Rows above and below that are not shown. */
  readonly hidden: readonly Entry[];
}

/** As many rows as fit, those that need a person before the calm ones; one line is kept for the rest when there is one. */
export function visibleTop(entries: readonly Entry[], room: number): Visible {
  if (entries.length <= room) return { shown: entries, hidden: [] };
  const wanted = [...entries.filter((entry) => !entry.calm), ...entries.filter((entry) => entry.calm)];
  const shown = new Set(wanted.slice(0, Math.max(0, room - 1)));
  return {
    shown: entries.filter((entry) => shown.has(entry)),
    hidden: entries.filter((entry) => !shown.has(entry)),
  };
}

/** A window of rows around the selected one. */
export function visibleAround(entries: readonly Entry[], room: number, selected: string | null): Visible {
  const at = Math.max(
    0,
    entries.findIndex((entry) => entry.key === selected),
  );
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), entries.length - room));
  return { shown: entries.slice(first, first + room), hidden: [] };
}

/** Key of the line that stands for the rows without room. */
export const MORE = '…more';

/** `8 more, all healthy`, `5 more, 2 not healthy`. */
export function moreText(hidden: readonly Entry[]): string {
  const bad = hidden.filter((entry) => !entry.calm).length;
  return bad === 0 ? `${hidden.length} more, all healthy` : `${hidden.length} more, ${bad} not healthy`;
}
