import { lasting } from '#domain/format.ts';

import type { AdviceRule } from './advice.ts';

/** A look that takes so much of its interval hardly leaves the next one its time. */
const SHARE = 0.8;

/** Checks that take nearly as long as the time between two of them: they say less than they seem to. */
export const slowLook: AdviceRule = ({ report: { checks } }) =>
  checks.flatMap(({ id, title, tookMs, intervalMs, counts, stale }) =>
    !counts || stale || tookMs < SHARE * intervalMs
      ? []
      : [
          {
            rule: 'slow-look',
            check: id,
            title,
            severity: 'info' as const,
            evidence: `a look took ${lasting(tookMs)}, the next is due every ${lasting(intervalMs)}`,
            next: `Give it more time: interval of ${id} under checks in the configuration`,
          },
        ],
  );
