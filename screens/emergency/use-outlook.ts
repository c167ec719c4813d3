import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import type { Reading } from '#domain/reading.ts';
import { useAsked } from '#screens/frame/use-asked.ts';

import type { EmergencyDesk } from './desk.ts';

/** What a full recovery of something would be; null while that is looked up, a text when it cannot be. */
export function useOutlook(desk: EmergencyDesk | null, reading: Reading | undefined): RecoveryOutlook | string | null {
  // A new summary of the same failure is no reason to look again.
  const { answer, problem } = useAsked(
    desk === null || reading === undefined ? null : (signal) => desk.outlook(reading, signal),
    { of: `${reading?.id} ${reading?.since}` },
  );
  return answer ?? (problem === null ? null : lowered(problem.replace(/\.$/, '')));
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
