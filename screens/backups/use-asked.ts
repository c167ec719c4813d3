import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';

export interface Asked<Answer> {
  /** Null until it is there. */
  readonly answer: Answer | null;
  /** Why it cannot be had. */
  readonly problem: string | null;
}

const NOTHING = { answer: null, problem: null };

/** An answer that takes a moment. `of` names the question; null asks nothing. */
export function useAsked<Answer extends object>(
  of: string | null,
  question: (signal: AbortSignal) => Promise<Answer>,
): Asked<Answer> {
  const [found, setFound] = useState<Asked<Answer>>(NOTHING);
  useEffect(() => {
    if (of === null) return;
    const left = new AbortController();
    const tell = (asked: Asked<Answer>) => {
      if (!left.signal.aborted) setFound(asked);
    };
    question(left.signal).then(
      (answer) => tell({ answer, problem: null }),
      (error: unknown) => tell({ answer: null, problem: messageOf(error) }),
    );
    return () => left.abort();
    // The name of the question says when it is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of]);
  // What was known stays while it is asked again.
  return of === null ? NOTHING : found;
}
