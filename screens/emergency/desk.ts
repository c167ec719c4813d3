import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import type { RecoveryOutlook, RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { QuickEntry } from '#domain/quick/entries.ts';
import type { Reading } from '#domain/reading.ts';
import type { ServiceReview } from '#screens/services/desk.ts';

/** One look of the diagnosis as it goes. */
export interface LookSeen {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'looking' | 'over';
  readonly says: string;
}

/** A recovery that was planned, before anything of it is done. */
export interface RecoveryReview extends ServiceReview {
  readonly plan: Plan;
}

/** What Emergency may ask. */
export interface EmergencyDesk {
  /** Looks for the cause; changes and keeps nothing. Rejects with OpsError. */
  readonly diagnose: (
    reading: Reading,
    told: (looks: readonly LookSeen[]) => void,
    signal: AbortSignal,
  ) => Promise<Diagnosis>;
  /** Plans what mends the cause. Rejects with OpsError. */
  readonly mend: (reading: Reading, diagnosis: Diagnosis) => Promise<ServiceReview>;
  /** Ids of the checks of the broken services and of those that need them. */
  readonly restarts: (broken: readonly Reading[]) => readonly string[];
  /** How each level of a full recovery would go; changes nothing. Rejects with OpsError. */
  readonly outlook: (reading: Reading, signal: AbortSignal) => Promise<RecoveryOutlook>;
  /** Plans a recovery: of {@link restarts} where the level is `order`, else of what is broken. Rejects with OpsError. */
  readonly recover: (
    broken: readonly [Reading, ...(readonly Reading[])],
    wish: RecoveryWish,
    signal: AbortSignal,
  ) => Promise<RecoveryReview>;
  readonly quickCommands: () => readonly QuickEntry[];
  /** Plans a quick command; one that only looks is asked nothing. Rejects with OpsError. */
  readonly quick: (id: string) => Promise<ServiceReview>;
}
