import type { Confirmation } from '#domain/confirm.ts';
import { messageOf } from '#domain/errors.ts';

import type { ServiceReview, ServicesDesk, ServiceWish } from './desk.ts';

interface Agreeing {
  readonly say: (text: string) => void;
  readonly wrong: (error: unknown) => void;
  readonly ask: (ask: Confirmation) => void;
  /** Told the run once it is in its journal. */
  readonly begun: (run: string) => void;
}

interface Doing extends Agreeing {
  readonly desk: ServicesDesk;
}

/** Looks, asks with the exact commands, and begins; what cannot be done, or need not, is said. */
export function actOn(ids: readonly string[], wish: ServiceWish, doing: Doing): Promise<void> {
  return agree(() => doing.desk.review(ids, wish), doing);
}

/** The same for whatever was planned. */
export async function agree(plan: () => Promise<ServiceReview>, { say, wrong, ask, begun }: Agreeing): Promise<void> {
  try {
    const review = await plan();
    if (review.blocked !== null) return wrong(new Error(review.blocked));
    if (!review.isNeeded) return say(review.notes.join(' ') || 'There is nothing to do.');
    const { asks } = review;
    ask({
      ...asks,
      consequences: [...(asks.consequences ?? []), ...review.notes],
      run: () => void review.start().then(begun, wrong),
    });
  } catch (thrown) {
    wrong(new Error(messageOf(thrown)));
  }
}
