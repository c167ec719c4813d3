import { useMemo } from 'react';

import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { aboutDiagnosis } from '#domain/learnings/about-diagnosis.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useActs } from '#store/react.tsx';

import type { SeenBefore } from './desk.ts';
import { useLearningsDesk } from './use-desk.ts';

const NONE: readonly SeenBefore[] = [];

/** What was learned before about what a diagnosis found, the likest first, and the actions that open it. */
export function useSeenBefore(diagnosis: Diagnosis | null): {
  readonly seen: readonly SeenBefore[];
  readonly opens: readonly ExtraAction[];
} {
  const { push } = useActs();
  const desk = useLearningsDesk();
  const ask = useMemo(() => {
    const about = diagnosis === null ? null : aboutDiagnosis(diagnosis);
    return desk === null || about === null ? null : () => desk.related(about);
  }, [desk, diagnosis]);
  const seen = useAsked(ask).answer ?? NONE;
  const opens = seen.map(({ id, title }) => ({
    id: `learning-${id}`,
    title: `Read ${id}: ${title}`,
    run: () => push({ type: 'learning', id }),
  }));
  return { seen, opens };
}
