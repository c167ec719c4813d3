import type { Confirmation } from '#domain/confirm.ts';
import { messageOf } from '#domain/errors.ts';

import type { ServicesDesk, ServiceWish } from './desk.ts';

interface Doing {
  readonly desk: ServicesDesk;
  readonly say: (text: string) => void;
  readonly wrong: (error: unknown) => void;
  readonly ask: (ask: Confirmation) => void;
  /** Told the run once it is in its journal. */
  readonly begun: (run: string) => void;
}

/** Looks, asks with the exact commands, and begins; what cannot be done, or need not, is said. */
export async function actOn(ids: readonly string[], wish: ServiceWish, doing: Doing): Promise<void> {
  const { desk, say, wrong, ask, begun } = doing;
  try {
    const review = await desk.review(ids, wish);
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
