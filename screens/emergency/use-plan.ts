import type { RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import type { Reading } from '#domain/reading.ts';
import { useAsked } from '#screens/frame/use-asked.ts';

import type { EmergencyDesk, RecoveryReview } from './desk.ts';

/** The plan of a recovery; null while it is made, a text when it cannot be. */
export function usePlan(
  desk: EmergencyDesk | null,
  broken: readonly Reading[],
  { level, to }: RecoveryWish,
): RecoveryReview | string | null {
  const [reading, ...others] = broken;
  // What is read is the plan of the moment it was asked for; the run looks again.
  const { answer, problem } = useAsked(
    desk === null || reading === undefined
      ? null
      : (signal) => desk.recover([reading, ...others], { level, to }, signal),
    { of: `${reading?.id} ${level} ${to}` },
  );
  return answer ?? problem;
}
