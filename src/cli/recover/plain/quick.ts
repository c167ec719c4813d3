import { quickEntries } from '#domain/quick/entries.ts';

import { numbered } from './numbered.ts';
import type { Plain } from './run.ts';

/** Quick commands by their numbers; null when none was chosen. */
export async function quickByNumber({ invocation }: Plain): Promise<number | null> {
  const rows = quickEntries(invocation.config.commands).map(({ id, title, off }, at) => ({
    number: at + 1,
    text: title,
    off,
    id,
  }));
  const row = await numbered(rows, invocation);
  if (row === null) return null;
  const { quick } = await import('#cli/quick/run.ts');
  return quick({ ...invocation, verb: null, positionals: [row.id], values: {} });
}
