import { useEffect, useState } from 'react';

import { messageOf, OpsError } from '#domain/errors.ts';
import { NO_CHOICES, type PushChoices, type PushReview } from '#domain/push/review.ts';

import type { PushDesk } from './desk.ts';

export interface Reviewing {
  readonly choices: PushChoices;
  readonly choose: (change: Partial<PushChoices>) => void;
  /** Looks again with the same choices. */
  readonly again: () => void;
  /** The last answer; an older one while the next is on its way. */
  readonly review: PushReview | null;
  /** Whether `review` answers `choices`. */
  readonly current: boolean;
  readonly problem: string;
  /** What a dry run of this review found; null before one. */
  readonly dry: readonly string[] | null;
  readonly lookDry: (review: PushReview) => void;
}

/** The review of a project for what a person chooses; the latest wish wins. */
export function useReview(desk: PushDesk, path: string, pullRequest: boolean): Reviewing {
  const [wish, setWish] = useState({ choices: { ...NO_CHOICES, pullRequest }, round: 0 });
  const [answer, setAnswer] = useState<{ wish: object; review: PushReview } | null>(null);
  const [dry, setDry] = useState<{ wish: object; lines: readonly string[] } | null>(null);
  const [failed, setFailed] = useState<{ wish: object; text: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    desk.review(path, wish.choices).then(
      (review) => wanted && setAnswer({ wish, review }),
      (error: unknown) => wanted && setFailed({ wish, text: sentences(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [desk, path, wish]);
  return {
    choices: wish.choices,
    choose: (change) => setWish(({ choices, round }) => ({ choices: { ...choices, ...change }, round })),
    again: () => setWish(({ choices, round }) => ({ choices, round: round + 1 })),
    review: answer?.review ?? null,
    current: answer?.wish === wish,
    problem: failed?.wish === wish ? failed.text : '',
    dry: dry?.wish === wish ? dry.lines : null,
    lookDry(review) {
      setDry({ wish, lines: ['Looking…'] });
      desk.dryRun(review).then(
        (lines) => setDry({ wish, lines }),
        (error: unknown) => setDry({ wish, lines: [sentences(error)] }),
      );
    },
  };
}

const sentences = (error: unknown): string =>
  error instanceof OpsError && error.hint !== undefined ? `${error.message} ${error.hint}` : messageOf(error);
