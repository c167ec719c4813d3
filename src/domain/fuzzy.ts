/** How well a text answers what was typed, and which letters did. */
export interface FuzzyMatch {
  /** Larger is better; only comparable for the same query. */
  readonly score: number;
  /** Indexes into the text's characters. */
  readonly at: readonly number[];
}

const START = 8;
const WORD = 6;
const NEXT = 7;

/**
 * The best way in which the letters of `query` stand in `text` in this order, upper and lower case alike; null when
 * they do not. Letters side by side and at the beginning of the text and of words count, and short texts win.
 */
export function fuzzy(query: string, text: string): FuzzyMatch | null {
  const wanted = Array.from(query.toLowerCase()).filter((letter) => letter !== ' ');
  const letters = Array.from(text.toLowerCase());
  if (wanted.length === 0) return { score: 0, at: [] };
  let ends: readonly (Path | null)[] = [];
  for (const [index, letter] of wanted.entries()) ends = extend(ends, letters, letter, index === 0);
  const best = ends.reduce(better, null);
  return best === null ? null : { score: best.score - letters.length / 100, at: indexesOf(best) };
}

/** A way to have found the letters so far, which ends at `at`. */
interface Path {
  readonly score: number;
  readonly at: number;
  readonly before: Path | null;
}

/** The best path to each letter of the text that equals the next letter wanted. */
function extend(ends: readonly (Path | null)[], letters: readonly string[], wanted: string, first: boolean) {
  let best: Path | null = null;
  return letters.map((letter, at): Path | null => {
    const neighbour = ends[at - 1] ?? null;
    const before = neighbour !== null && (best === null || neighbour.score + NEXT > best.score) ? neighbour : best;
    best = better(best, neighbour);
    if (letter !== wanted || (!first && before === null)) return null;
    const bonus = Math.max(placeBonus(letters, at), before !== null && before === neighbour ? NEXT : 0);
    return { score: (before?.score ?? 0) + bonus, at, before };
  });
}

const better = (a: Path | null, b: Path | null): Path | null =>
  a === null || (b !== null && b.score > a.score) ? b : a;

function placeBonus(letters: readonly string[], index: number): number {
  if (index === 0) return START;
  return /[\p{L}\p{N}]/u.test(letters[index - 1] ?? '') ? 0 : WORD;
}

function indexesOf(path: Path): number[] {
  return path.before === null ? [path.at] : [...indexesOf(path.before), path.at];
}
