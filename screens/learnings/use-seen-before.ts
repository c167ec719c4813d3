import type { RelatedAbout } from '#domain/learnings/related.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useActs } from '#store/react.tsx';

import type { SeenBefore } from './desk.ts';
import { useLearningsDesk } from './use-desk.ts';

const NONE: readonly SeenBefore[] = [];

/** What was learned before about the same, the likest first, and the actions that open it; null asks nothing. */
export function useSeenBefore(about: RelatedAbout | null): {
  readonly seen: readonly SeenBefore[];
  readonly opens: readonly ExtraAction[];
} {
  const { push } = useActs();
  const desk = useLearningsDesk();
  const ask = desk === null || about === null ? null : () => desk.related(about);
  const seen = useAsked(ask, { of: JSON.stringify(about) }).answer ?? NONE;
  const opens = seen.map(({ id, title }) => ({
    id: `learning-${id}`,
    title: `Read ${id}: ${title}`,
    run: () => push({ type: 'learning', id }),
  }));
  return { seen, opens };
}
