import { useCallback } from 'react';

import { type Asked, useAsked } from '#screens/frame/use-asked.ts';

import type { LearningsDesk } from './desk.ts';

type Read = Awaited<ReturnType<LearningsDesk['read']>>;

/** One learning as it is on the disk. */
export function useLearning(desk: LearningsDesk | null, id: string | null): Asked<Read | null> {
  const read = useCallback(async () => (desk === null || id === null ? null : desk.read(id)), [desk, id]);
  return useAsked(read);
}
