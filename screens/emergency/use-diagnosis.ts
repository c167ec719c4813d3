import { useEffect, useState } from 'react';

import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { messageOf } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';

import type { EmergencyDesk, LookSeen } from './desk.ts';

/** How far the search for the cause is. */
export interface Search {
  readonly looks: readonly LookSeen[];
  readonly diagnosis: Diagnosis | null;
  /** Why there is none. */
  readonly problem: string | null;
}

const BEGINS: Search = { looks: [], diagnosis: null, problem: null };

/** Looks for the cause of what a reading tells, by itself, once for each time it broke. */
export function useDiagnosis(desk: EmergencyDesk | null, reading: Reading | undefined): Search {
  const [found, setFound] = useState<{ readonly of: string; readonly search: Search }>({ of: '', search: BEGINS });
  const of = reading === undefined ? '' : `${reading.id} ${reading.since}`;
  useEffect(() => {
    if (desk === null || reading === undefined) return;
    const left = new AbortController();
    const tell = (change: Partial<Search>) => {
      if (!left.signal.aborted)
        setFound((before) => ({ of, search: { ...(before.of === of ? before.search : BEGINS), ...change } }));
    };
    desk
      .diagnose(reading, (looks) => tell({ looks }), left.signal)
      .then(
        (diagnosis) => tell({ diagnosis }),
        (error: unknown) => tell({ problem: messageOf(error).replace(/\.$/, '') }),
      );
    return () => left.abort();
    // A new summary of the same failure is no reason to look again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk, of]);
  return found.of === of ? found.search : BEGINS;
}
