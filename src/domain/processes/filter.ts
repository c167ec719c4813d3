import { matcher } from '#domain/filter.ts';

import type { ProcessRow } from './row.ts';

/** What a filter looks at. */
export const textOf = ({ pid, user, program, command, state }: ProcessRow): string =>
  `${pid} ${user ?? ''} ${program} ${command} ${state}`;

/** Rows with these words; all of them without any. */
export function filtered(rows: readonly ProcessRow[], words: string): readonly ProcessRow[] {
  const matches = matcher(words);
  return rows.filter((row) => matches(textOf(row)));
}

/** Threads of the kernel that do nothing are many and say nothing. */
export const isIdleKernel = ({ kernel, cpuPercent }: ProcessRow): boolean => kernel && (cpuPercent ?? 0) < 1;
