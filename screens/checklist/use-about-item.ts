import { isFine } from '#domain/checklist/assemble.ts';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';
import type { LearnFrom } from '#domain/learnings/from.ts';
import { fromCheck } from '#screens/learnings/from-check.ts';
import { useApp } from '#store/react.tsx';

/** What a learning about an item would be about: the first of its checks in trouble; null where nothing is wrong with it. */
export function useAboutItem(item: ChecklistItem | null): LearnFrom | null {
  const readings = useApp((state) => state.readings);
  const incidents = useApp((state) => state.incidents);
  if (item === null || isFine(item)) return null;
  for (const id of item.evidence) {
    const found = fromCheck(readings[id], incidents);
    if (found !== null) return found;
  }
  return { kind: 'nothing' };
}
