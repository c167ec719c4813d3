import { span } from '#domain/format.ts';

import type { Advice, AdviceRule } from './advice.ts';

const DAY_MS = 86_400_000;
/** Below it the score says little about the whole. */
const KNOWN = 0.8;

/** What is not looked at: paused for long, or so much unknown that the score says little. */
export const unseen: AdviceRule = ({ report: { checks, score, at } }) => {
  const paused = checks.flatMap(({ id, title, pausedUntil, paused: isPaused }): Advice[] =>
    !isPaused || pausedUntil === null || pausedUntil - at < DAY_MS
      ? []
      : [
          {
            rule: 'paused',
            check: id,
            title,
            severity: 'info',
            evidence: `not looked at for another ${span(pausedUntil - at)}`,
            next: `Look again: cpm-console check resume ${id}`,
          },
        ],
  );
  const unknown = checks.filter(({ counts, status }) => counts && status === 'unknown').length;
  if (score.coverage >= KNOWN || unknown === 0) return paused;
  const evidence = `only ${Math.floor(score.coverage * 100)} % of the score is known, ${unknown} of ${checks.length} checks are unknown`;
  const next = 'See why: cpm-console check list';
  return [...paused, { rule: 'unknown', check: null, title: 'Health', severity: 'warning', evidence, next }];
};
