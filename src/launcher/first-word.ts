/** Where the first word stands that is neither an option nor the value of a global one; -1 when there is none. */
export function firstWordAt(argv: readonly string[]): number {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') return index + 1 < argv.length ? index + 1 : -1;
    if (!word.startsWith('-')) return index;
    if (word === '--config' || word === '--env') index += 1;
  }
  return -1;
}
