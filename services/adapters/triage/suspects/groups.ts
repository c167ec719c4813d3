/**
 * Beginnings of whatever makes a line an error, three bytes each, by groups: a byte belongs to a group by its two halves
 * apart, so few groups of beginnings that are alike find little else.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['ERR', 'ERO'],
  ['FAT', 'FTL'],
  ['CRI', 'SEV', '[se', '[Se'],
  ['PAN', 'EME', 'ALE'],
  ['eve'],
  ['LEV', 'lvl', 'LVL', 'Lvl'],
  ['Tra'],
  ['[er', '[Er', '[fa', '[Fa', '[ft', '[Ft', '[cr', '[Cr', '[em', '[Em', '[al', '[Al', '[pa', '[Pa', '[dp', '[Dp'],
];
/** Bytes of a beginning that are looked at. */
export const LENGTH = 3;
/** Values of half a byte, and bytes that are looked up at once. */
export const LANES = 16;

/** For each byte of a beginning, groups by its lower and by its upper half. */
export function tables(): { readonly low: number[]; readonly high: number[] }[] {
  return Array.from({ length: LENGTH }, (_, place) => {
    const low = Array.from({ length: LANES }, () => 0);
    const high = Array.from({ length: LANES }, () => 0);
    for (const [group, beginnings] of GROUPS.entries())
      for (const beginning of beginnings) {
        const byte = beginning.charCodeAt(place);
        low[byte & 15] = (low[byte & 15] ?? 0) | (1 << group);
        high[byte >> 4] = (high[byte >> 4] ?? 0) | (1 << group);
      }
    return { low, high };
  });
}
