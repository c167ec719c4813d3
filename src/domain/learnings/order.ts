import { partsOfId } from './id.ts';
import type { Learning } from './learning.ts';

type Placed = Pick<Learning, 'id' | 'timestamp'>;

/** Newest first; of one moment the higher number. */
export function newestFirst(one: Placed, other: Placed): number {
  const [mine, theirs] = [Date.parse(one.timestamp), Date.parse(other.timestamp)];
  return theirs - mine || numberOf(other.id) - numberOf(one.id) || other.id.localeCompare(one.id);
}

const numberOf = (id: string): number => partsOfId(id)?.number ?? 0;
