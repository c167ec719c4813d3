import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { unlistable } from './unlistable.ts';

/** The pids of all processes that show themselves, lowest first. Throws OpsError `processes-unreadable`. */
export function pidsOf(root: string): number[] {
  try {
    return readdirSync(join(root, 'proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .toSorted((a, b) => a - b);
  } catch (cause) {
    throw unlistable(cause);
  }
}
