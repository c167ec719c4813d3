import { useCallback } from 'react';

import { useAsked } from '#screens/frame/use-asked.ts';

import type { Begun, KnownLearnings, LearningsDesk } from './desk.ts';

export interface Known {
  /** Null while they are read for the first time. */
  readonly known: KnownLearnings | null;
  readonly kept: readonly Begun[];
  /** Why they cannot be read; null when they can. */
  readonly problem: string | null;
  readonly again: () => void;
}

const NONE: readonly Begun[] = [];

/** All learnings and the drafts that were left, read when the place is opened and when somebody asks. */
export function useKnown(desk: LearningsDesk | null): Known {
  const list = useCallback(async () => {
    if (desk === null) return null;
    const [known, kept] = await Promise.all([desk.list(), desk.kept()]);
    return { known, kept };
  }, [desk]);
  const { answer, problem, again } = useAsked(list);
  return { known: answer?.known ?? null, kept: answer?.kept ?? NONE, problem, again };
}
