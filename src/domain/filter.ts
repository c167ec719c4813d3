/**
 * What `/` means: every word must be in the row, in any order, upper and lower case alike; `!word` must not be. An empty
 * filter lets everything through.
 */
export function matcher(filter: string): (row: string) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  const wanted = words.filter((word) => !word.startsWith('!'));
  const unwanted = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  return (row) => {
    const text = row.toLowerCase();
    return wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word));
  };
}
