import { exactFinder } from '#domain/redact/exact.ts';
import type { Match } from '#domain/release/secrets/match.ts';

/** Finds stored values in a text, as they are and in every encoding they may be printed in. */
export function storedIn(
  known: readonly { readonly name: string; readonly value: string }[],
): (text: string) => Match[] {
  const finder = exactFinder(known);
  return (text) =>
    finder
      .find(text)
      // The longest spelling at a place first, since only one is kept.
      .toSorted((a, b) => a.from - b.from || b.to - a.to)
      .map(({ from, to, name }) => ({
        rule: 'stored-value',
        what: `the stored value of ${name}`,
        from,
        to,
        known: name,
      }));
}
