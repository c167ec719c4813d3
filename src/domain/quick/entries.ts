import { joinCommand } from '#domain/split-command.ts';

import type { OwnCommand } from './own.ts';
import { QUICK } from './quick.ts';

/** A quick command as lists show it. */
export interface QuickEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Whether it only looks, and is asked nothing. */
  readonly reads: boolean;
  /** Exactly what runs, as it is typed. */
  readonly line: string;
  /** Why it cannot be run; null when it can. */
  readonly off: string | null;
}

/** Those of the program, then the person's own. */
export function quickEntries(own: readonly OwnCommand[]): readonly QuickEntry[] {
  return [
    ...QUICK.map(({ runs, ...command }) => ({ ...command, line: runs })),
    ...own.map(({ id, title, command, confirm, cwd }) => ({
      id,
      title,
      about: cwd === null ? 'yours' : `yours, in ${cwd}`,
      reads: confirm === 'read',
      line: joinCommand(command),
      off: null,
    })),
  ];
}
