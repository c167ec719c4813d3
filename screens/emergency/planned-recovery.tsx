import type { RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import { briefly } from '#domain/emergency/recovery/plan-text.ts';
import { aboutCheck } from '#domain/learnings/about-check.ts';
import type { Reading } from '#domain/reading.ts';
import { useSeenBefore } from '#screens/learnings/use-seen-before.ts';
import type { Area } from '#screens/place.ts';
import type { ServiceReview } from '#screens/services/desk.ts';

import type { EmergencyDesk } from './desk.ts';
import { RecoveryPlan } from './recovery-plan.tsx';
import { usePlan } from './use-plan.ts';

interface PlannedRecoveryProps extends Area {
  readonly desk: EmergencyDesk | null;
  readonly broken: readonly Reading[];
  readonly wish: RecoveryWish;
  readonly begin: (plan: () => Promise<ServiceReview>) => void;
}

/** What a dialog shows beside its question and its buttons on the smallest screen. */
const MOST_COMMANDS = 5;

/** The plan of one wish; what is agreed to is what was read. */
export function PlannedRecovery({ desk, broken, wish, begin, ...area }: PlannedRecoveryProps) {
  const review = usePlan(desk, broken, wish);
  const [worst] = broken;
  const { seen, opens } = useSeenBefore(worst === undefined ? null : aboutCheck(worst.id, [worst.summary]));
  return (
    <RecoveryPlan
      {...area}
      review={review}
      seen={seen}
      opens={opens}
      begin={(read) =>
        begin(() =>
          Promise.resolve({
            ...read,
            // The plan has shown them.
            notes: [],
            asks: { ...read.asks, commands: briefly(read.asks.commands, MOST_COMMANDS) },
          }),
        )
      }
    />
  );
}
