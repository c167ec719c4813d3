/** A value of the same length that is surely not it: what accepts this one, too, asks for no credential at all. */
export function nonsense(value: string): string {
  const word = 'not-a-credential-';
  return word.repeat(Math.ceil(value.length / word.length) + 1).slice(0, Math.max(value.length, word.length - 1));
}
