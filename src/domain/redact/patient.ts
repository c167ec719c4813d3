import type { ExactFinder } from './exact.ts';
import type { RedactedStream } from './stream.ts';

/** So many letters of what could be the beginning of a value may be shown before it is known whether it is one. */
const MOST_SHOWN = 3;
const SHAPES = /(?:gh[pousr]_|github_pat_|sk-|npm_|pypi-|m0sk_|eyJ)[\w.+/=-]*$/;
const TAIL = 256;

interface Patience {
  readonly stream: RedactedStream;
  readonly exact: ExactFinder;
  readonly write: (text: string) => void;
  /** Calls back once after so many ms; the function returned cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly idleMs?: number;
  /** For what only looks like the beginning of some secret. */
  readonly longMs?: number;
}

/**
 * Redacts what a program prints while a person looks on: a prompt without an end of line is shown after a moment, but never
 * more than three letters of what could be the beginning of a known value, however long the rest takes.
 */
export function patientStream({ stream, exact, write, after, idleMs = 40, longMs = 400 }: Patience) {
  let tail = '';
  /** What was shown already and is looked at once more together with what comes. */
  let seen = '';
  let cancel = (): void => undefined;
  const show = (text: string): void => {
    let common = 0;
    while (common < seen.length && seen[common] === text[common]) common += 1;
    const rest = text.slice(common);
    // Where it goes on in another way, it became a part of a mark.
    seen = rest === '' ? seen.slice(common) : '';
    if (rest !== '') write(rest);
  };
  const flush = (): void => {
    show(stream.flush());
    const begun = tail.slice(exact.heldFrom(tail));
    if (begun === '') return;
    seen = begun;
    const again = stream.push(begun);
    seen = seen.slice(again.length);
  };
  const wait = (ms: number): void => {
    cancel = after(ms, () => {
      if (tail.length - exact.heldFrom(tail) > MOST_SHOWN) return;
      if (ms === idleMs && SHAPES.test(tail)) wait(longMs);
      else flush();
    });
  };
  return {
    push(text: string): void {
      cancel();
      tail = (tail + text).slice(-Math.max(exact.longest, TAIL));
      show(stream.push(text));
      wait(idleMs);
    },
    end(): void {
      cancel();
      show(stream.flush());
    },
  };
}
