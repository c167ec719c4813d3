import { useEffect, useState } from 'react';

import { messageOf, OpsError } from '#domain/errors.ts';
import { REVERT, type RollbackReview, type RollbackWish } from '#domain/push/rollback.ts';
import type { PushDesk } from '#screens/push/desk.ts';

export interface RollingBack {
  readonly wish: RollbackWish;
  readonly choose: (change: Partial<RollbackWish>) => void;
  /** Looks again with the same wishes. */
  readonly again: () => void;
  /** The last answer; an older one while the next is on its way. */
  readonly review: RollbackReview | null;
  /** Whether `review` answers `wish`. */
  readonly current: boolean;
  /** Why the wish cannot be had; empty when it can. */
  readonly problem: string;
}

/** What taking back a release would do, for what a person wishes; the latest wish wins. */
export function useRollback(desk: PushDesk, path: string, word: string | null): RollingBack {
  const [asked, setAsked] = useState({ wish: { ...REVERT, word }, round: 0 });
  const [answer, setAnswer] = useState<{ asked: object; review: RollbackReview } | null>(null);
  const [failed, setFailed] = useState<{ asked: object; text: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    desk.reviewRollback(path, asked.wish).then(
      (review) => wanted && setAnswer({ asked, review }),
      (error: unknown) => wanted && setFailed({ asked, text: sentences(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [desk, path, asked]);
  return {
    wish: asked.wish,
    choose: (change) => setAsked(({ wish, round }) => ({ wish: { ...wish, ...change }, round })),
    again: () => setAsked(({ wish, round }) => ({ wish, round: round + 1 })),
    review: answer?.review ?? null,
    current: answer?.asked === asked,
    problem: failed?.asked === asked ? failed.text : '',
  };
}

const sentences = (error: unknown): string =>
  error instanceof OpsError && error.hint !== undefined ? `${error.message} ${error.hint}` : messageOf(error);
