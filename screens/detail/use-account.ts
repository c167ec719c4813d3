import { useEffect, useState } from 'react';

import type { HistoryAccount } from '#domain/history/account.ts';
import { useWatch } from '#screens/frame/watch.ts';

/** Steps in which a graph moves on; a finer one would move nothing. */
const STEP_MS = 10_000;

/** What the last `spanMs` were like; null until it is read, and `none` where nobody keeps it. */
export function useAccount(
  checkId: string,
  spanMs: number,
  points: number,
  now: number,
): HistoryAccount | 'none' | null {
  const { account } = useWatch();
  const [read, setRead] = useState<Answer | null>(null);
  const step = Math.floor(now / Math.max(STEP_MS, spanMs / points));
  useEffect(() => {
    if (account === undefined) return;
    let wanted = true;
    const answer = (given: HistoryAccount | null) =>
      wanted && setRead({ checkId, spanMs, points, step, account: given ?? 'none' });
    account(checkId, spanMs, points).then(answer, () => answer(null));
    return () => {
      wanted = false;
    };
  }, [account, checkId, spanMs, points, step]);
  if (account === undefined) return 'none';
  return read?.checkId === checkId && read.spanMs === spanMs && read.points === points ? read.account : null;
}

interface Answer {
  readonly checkId: string;
  readonly spanMs: number;
  readonly points: number;
  /** When it was asked for; the answer stays on the screen until the next is there. */
  readonly step: number;
  readonly account: HistoryAccount | 'none';
}
