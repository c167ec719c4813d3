import { isGround, reasonFor } from '#domain/push/left-out.ts';
import type { Step } from '#services/procedures/engine/step.ts';

import type { PushParams } from './params.ts';

/** The steps with the reason why some will not run; no tree is made when nothing is left that works in it. */
export function withSkipped(steps: readonly Step[], { skip }: PushParams): readonly Step[] {
  const own = steps.map((step) => {
    const reason = reasonFor(step, skip);
    return reason === null ? step : { ...step, skipped: reason };
  });
  const marked = followed(own);
  const working = marked.some((step) => !isGround(step) && step.phase !== 'validate' && step.skipped === undefined);
  return working ? marked : marked.map((step) => (isGround(step) ? { ...step, skipped: 'nothing needs it' } : step));
}

/** What is not published is neither packed nor looked for. */
function followed(steps: readonly Step[]): readonly Step[] {
  const publishing = steps.filter(({ id }) => id.startsWith('publish-'));
  const left = new Map(
    publishing.flatMap(({ id, skipped }) =>
      skipped === undefined || skipped === null ? [] : [[id.slice('publish-'.length), skipped]],
    ),
  );
  return steps.map((step) => {
    const of = /^(?:pack|stage|verify)-(.+)$/.exec(step.id)?.[1] ?? '';
    const none = step.id === 'scan-packed' && left.size === publishing.length;
    const reason = none ? [...left.values()][0] : left.get(of);
    return reason === undefined || typeof step.skipped === 'string' ? step : { ...step, skipped: reason };
  });
}
