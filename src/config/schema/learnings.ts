import type * as Zod from 'zod';

import { text } from './words.ts';

/** Where learnings are kept. */
export function learnings(z: typeof Zod) {
  const about = 'Folder of their files, which may be a git repository. Default $XDG_DATA_HOME/cpm-console/learnings.';
  return z.strictObject({ folder: text(z).optional().describe(about) });
}
