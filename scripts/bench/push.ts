import { planRows } from './push/plan.ts';
import { releaseRows } from './push/release.ts';
import type { Row } from './row.ts';

/** What a release costs: planning it, and the console around the commands. */
export async function rows(): Promise<Row[]> {
  return [...(await planRows()), ...(await releaseRows())];
}
