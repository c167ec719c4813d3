import { useCallback, useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';

export interface Asked<Answer> {
  /** The last answer; an older one while the same is asked again. Null before the first. */
  readonly answer: Answer | null;
  /** Why there is none; null when there is one, or nobody knows yet. */
  readonly problem: string | null;
  readonly again: () => void;
}

interface Known<Answer> {
  /** Which question was answered. */
  readonly of: unknown;
  readonly answer: Answer | null;
  readonly problem: string | null;
}

interface How {
  /** Names the question: it is asked anew when this is another one. Without it `ask` must keep its identity. */
  readonly of?: string;
  /** Whether what was known stays while the next question is on its way. */
  readonly keeps?: boolean;
}

/**
 * Asks when the component is shown, when the question is another one, and when somebody wants it again; the signal ends when
 * nobody waits for the answer any more. Null asks nothing.
 */
export function useAsked<Answer>(
  ask: ((signal: AbortSignal) => Promise<Answer>) | null,
  { of: name, keeps = false }: How = {},
): Asked<Answer> {
  const [round, setRound] = useState(0);
  const [known, setKnown] = useState<Known<Answer>>({ of: null, answer: null, problem: null });
  const of = ask === null ? null : (name ?? ask);
  useEffect(() => {
    if (ask === null) return;
    const left = new AbortController();
    const tell = (answer: Answer | null, problem: string | null) => {
      if (!left.signal.aborted) setKnown({ of, answer, problem });
    };
    ask(left.signal).then(
      (answer) => tell(answer, null),
      (error: unknown) => tell(null, messageOf(error)),
    );
    return () => left.abort();
    // The name of the question says when it is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of, round]);
  const again = useCallback(() => setRound((at) => at + 1), []);
  const fits = ask !== null && (keeps || known.of === of);
  return { answer: fits ? known.answer : null, problem: fits ? known.problem : null, again };
}
