import { useCallback, useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { Learning } from '#domain/learnings/learning.ts';

import type { LearningsDesk } from './desk.ts';

export interface Reading {
  readonly learning: Learning | null;
  readonly path: string;
  /** Why it cannot be read; null when it can. */
  readonly problem: string | null;
  readonly again: () => void;
}

/** One learning as it is on the disk; an older one stays until the next is read. */
export function useLearning(desk: LearningsDesk | null, id: string | null): Reading {
  const [round, setRound] = useState(0);
  const [read, setRead] = useState<Omit<Reading, 'again'> & { readonly of: string | null }>({
    of: null,
    learning: null,
    path: '',
    problem: null,
  });
  useEffect(() => {
    if (desk === null || id === null) return;
    let wanted = true;
    desk.read(id).then(
      ({ learning, path }) => wanted && setRead({ of: id, learning, path, problem: null }),
      (error: unknown) => wanted && setRead({ of: id, learning: null, path: '', problem: messageOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [desk, id, round]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return {
    learning: read.of === id ? read.learning : null,
    path: read.path,
    problem: read.of === id ? read.problem : null,
    again,
  };
}
