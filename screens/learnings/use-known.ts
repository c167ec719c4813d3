import { useCallback, useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';

import type { Begun, KnownLearnings, LearningsDesk } from './desk.ts';

export interface Known {
  /** Null while they are read for the first time. */
  readonly known: KnownLearnings | null;
  readonly kept: readonly Begun[];
  /** Why they cannot be read; null when they can. */
  readonly problem: string | null;
  readonly again: () => void;
}

/** All learnings and the drafts that were left, read when the place is opened and when somebody asks. */
export function useKnown(desk: LearningsDesk | null): Known {
  const [round, setRound] = useState(0);
  const [known, setKnown] = useState<KnownLearnings | null>(null);
  const [kept, setKept] = useState<readonly Begun[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (desk === null) return;
    let wanted = true;
    Promise.all([desk.list(), desk.kept()]).then(
      ([list, drafts]) => {
        if (!wanted) return;
        setKnown(list);
        setKept(drafts);
        setProblem(null);
      },
      (error: unknown) => wanted && setProblem(messageOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [desk, round]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { known, kept, problem, again };
}
