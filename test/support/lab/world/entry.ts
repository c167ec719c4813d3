/** One fact of a world: where it is and what is there. */
export type Entry = readonly [key: string, value: string];

/** A name in one line and without doubt, whatever bytes it has. */
export const named = (name: string | Buffer): string =>
  JSON.stringify(typeof name === 'string' ? name : name.toString('latin1'));
