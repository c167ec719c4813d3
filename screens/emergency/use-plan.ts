import { useEffect, useState } from 'react';

import type { RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import { messageOf } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';

import type { EmergencyDesk, RecoveryReview } from './desk.ts';

/** The plan of a recovery; null while it is made, a text when it cannot be. */
export function usePlan(
  desk: EmergencyDesk | null,
  broken: readonly Reading[],
  { level, to }: RecoveryWish,
): RecoveryReview | string | null {
  const [found, setFound] = useState<{ readonly of: string; readonly review: RecoveryReview | string } | null>(null);
  const [reading, ...others] = broken;
  const of = `${reading?.id} ${level} ${to}`;
  useEffect(() => {
    if (desk === null || reading === undefined) return;
    const left = new AbortController();
    const tell = (review: RecoveryReview | string) => {
      if (!left.signal.aborted) setFound({ of, review });
    };
    desk
      .recover([reading, ...others], { level, to }, left.signal)
      .then(tell, (error: unknown) => tell(messageOf(error)));
    return () => left.abort();
    // What is read is the plan of the moment it was asked for; the run looks again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk, of]);
  return found?.of === of ? found.review : null;
}
