import { useCallback, useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';

export interface Asked<Answer> {
  /** The last answer; an older one while the next is on its way. Null before the first. */
  readonly answer: Answer | null;
  /** Why there is none; null when there is one, or nobody knows yet. */
  readonly problem: string | null;
  readonly again: () => void;
}

interface Known<Answer> {
  /** Which question was answered. */
  readonly ask: unknown;
  readonly answer: Answer | null;
  readonly problem: string | null;
}

/**
 * Asks when the component is shown, when the question is another one, and when somebody wants it again. `ask` must keep
 * its identity; null asks nothing.
 */
export function useAsked<Answer>(ask: (() => Promise<Answer>) | null): Asked<Answer> {
  const [round, setRound] = useState({ at: 0 });
  const [known, setKnown] = useState<Known<Answer> & { readonly round: object }>({
    ask: null,
    answer: null,
    problem: null,
    round,
  });
  useEffect(() => {
    let wanted = true;
    const tell = (answer: Answer | null, problem: string | null) => {
      if (wanted) setKnown({ ask, answer, problem, round });
    };
    ask?.().then(
      (answer) => tell(answer, null),
      (error: unknown) => tell(null, messageOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [ask, round]);
  const again = useCallback(() => setRound(({ at }) => ({ at: at + 1 })), []);
  const same = known.ask === ask;
  return { answer: same ? known.answer : null, problem: same ? known.problem : null, again };
}
