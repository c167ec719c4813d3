import { type Learning, severityOf } from './learning.ts';

/** Which learnings are wanted; what is left out does not matter. */
export interface Wanted {
  readonly category?: string | undefined;
  readonly severity?: string | undefined;
  /** All of them must be there. */
  readonly tags?: readonly string[];
  /** Epoch ms. */
  readonly since?: number | undefined;
}

export function isWanted(learning: Learning, { category, severity, tags = [], since }: Wanted): boolean {
  const own = learning.tags.map((tag) => tag.toLowerCase());
  if (category !== undefined && learning.category.toLowerCase() !== category.toLowerCase()) return false;
  if (severity !== undefined && severityOf(learning.severity) !== severityOf(severity)) return false;
  if (since !== undefined && Date.parse(learning.timestamp) < since) return false;
  return tags.every((tag) => own.includes(tag.toLowerCase()));
}
