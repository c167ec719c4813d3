import { EXIT } from '#domain/errors.ts';
import { worst } from '#domain/status.ts';

import { isFine } from './assemble.ts';
import type { Checklist } from './checklist.ts';

const EXITS = { ok: EXIT.ok, warning: EXIT.attention, critical: EXIT.critical, unknown: EXIT.unknown } as const;

/** 0, 20, 21 or 22 by the worst item that counts and that nobody accepted. */
export function exitOfList({ items }: Checklist): number {
  return EXITS[worst(items.filter((item) => item.counts && !isFine(item)).map(({ status }) => status))];
}
