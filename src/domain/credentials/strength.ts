/**
 * An upper bound of what a value could hold, in bits: its length by the letters it is made of. For a random value it is
 * what it holds; for a chosen one it says nothing good.
 */
export function bitsOf(value: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^\dA-Za-z]/, 2],
  ];
  const alphabet = kinds.reduce((sum, [kind, size]) => (kind.test(value) ? sum + size : sum), 0);
  return value.length === 0 ? 0 : Math.floor(value.length * Math.log2(Math.max(2, alphabet)));
}
