import type { Holder } from '#domain/diagnosis/holder.ts';
import { type Observed, seenIn } from '#domain/diagnosis/observed.ts';
import type { UnitSeen } from '#domain/diagnosis/unit.ts';
import type { Status } from '#domain/status.ts';

import { type Sign, type SignKind, signsIn } from './log-signs.ts';

/** The process that its manager started. */
export interface MainProcess {
  readonly pid: number;
  readonly startedAt: number;
  readonly name: string;
  readonly state: string;
}

/** A process whose manager is gone. */
export interface LeftProcess extends MainProcess {
  readonly unit: string;
  /** Whether it is the service that is looked at. */
  readonly own: boolean;
  readonly ageMs: number;
}

/** All that was gathered about a service. */
export interface ServiceFacts {
  readonly id: string;
  readonly manager: string;
  /** Whether its manager runs on this machine. */
  readonly managed: Observed<boolean>;
  /** What its manager left running when it ended; null where that cannot be known. */
  readonly left: Observed<readonly LeftProcess[] | null>;
  readonly unit: Observed<UnitSeen>;
  /** One letter of the kernel for its main process; null when none runs. */
  readonly process: Observed<MainProcess | null>;
  /** Who listens on the port its log names as taken; null when it names none. */
  readonly holders: Observed<readonly Holder[] | null>;
  /** Services it needs, and how they are. */
  readonly needs: Observed<readonly { readonly id: string; readonly state: UnitSeen['state'] }[]>;
  /** Checks that say whether it is well. */
  readonly checks: readonly { readonly title: string; readonly status: Status; readonly summary: string }[];
  readonly machine: Observed<{ readonly memoryPercent: number; readonly diskPercent: number | null }>;
}

/** Whether it does not run though somebody started it. */
export const isBroken = ({ state }: UnitSeen): boolean => state === 'failed' || state === 'crash-loop';

/** What its last lines say, of one kind; null when they say nothing of it, or it did not fail. */
export function signOf({ unit }: ServiceFacts, kind: SignKind): Sign | null {
  const seen = seenIn(unit);
  if (seen === null || !isBroken(seen)) return null;
  // Some managers keep the last words of a program as the reason it ended.
  return signsIn([seen.lastExit?.reason ?? '', ...seen.lines]).find((sign) => sign.kind === kind) ?? null;
}
