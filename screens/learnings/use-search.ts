import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useActs } from '#store/react.tsx';
import type { LearningHit } from '#store/state.ts';

import type { LearningsDesk } from './desk.ts';

/** What the words are found in, best first, at every letter; null while there are none. What was found stays until more is known. */
export function useSearch(desk: LearningsDesk | null, words: string): readonly LearningHit[] | null {
  const { toast } = useActs();
  const [found, setFound] = useState<readonly LearningHit[]>([]);
  useEffect(() => {
    if (desk === null || words === '') return;
    let wanted = true;
    desk.search(words).then(
      (hits) => wanted && setFound(hits),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [desk, words, toast]);
  return words === '' ? null : found;
}
