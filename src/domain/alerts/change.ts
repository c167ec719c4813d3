/** Something that changed on this machine, near an incident. */
export interface Change {
  /** Epoch ms. */
  readonly at: number;
  readonly kind: 'release' | 'run' | 'restart' | 'commit' | 'configuration';
  readonly text: string;
  /** The run that did it, where one did. */
  readonly run: string | null;
}

/** What changed so long before an incident is shown with it, and a little after: clocks and looks are late. */
const BEFORE_MS = 2 * 3_600_000;
const AFTER_MS = 60_000;
const MOST = 30;

/** The changes around a moment, the one nearest before it first. */
export function around(changes: readonly Change[], openedAt: number): readonly Change[] {
  return changes
    .filter(({ at }) => at >= openedAt - BEFORE_MS && at <= openedAt + AFTER_MS)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST);
}

/** Where to begin looking for them. */
export const lookFrom = (openedAt: number): number => openedAt - BEFORE_MS;
