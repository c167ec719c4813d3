import { useEffect, useState } from 'react';

import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { messageOf } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';

import type { EmergencyDesk } from './desk.ts';

/** What a full recovery of something would be; null while that is looked up, a text when it cannot be. */
export function useOutlook(desk: EmergencyDesk | null, reading: Reading | undefined): RecoveryOutlook | string | null {
  const [found, setFound] = useState<{ readonly of: string; readonly outlook: RecoveryOutlook | string } | null>(null);
  const of = reading === undefined ? '' : `${reading.id} ${reading.since}`;
  useEffect(() => {
    if (desk === null || reading === undefined) return;
    const left = new AbortController();
    const tell = (outlook: RecoveryOutlook | string) => {
      if (!left.signal.aborted) setFound({ of, outlook });
    };
    desk
      .outlook(reading, left.signal)
      .then(tell, (error: unknown) => tell(lowered(messageOf(error).replace(/\.$/, ''))));
    return () => left.abort();
    // A new summary of the same failure is no reason to look again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk, of]);
  return found?.of === of ? found.outlook : null;
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
