import type { Rules } from '#domain/diagnosis/conclude.ts';

import { answersIn, failureIn, type GitHubFacts } from './facts.ts';
import { NO_CREDENTIAL, REFUSED, TOKEN } from './refused.ts';
import { IN_BETWEEN, UNREACHED, WARNINGS } from './unreached.ts';

/** What can be wrong between this machine and GitHub, and how it looks when nothing is. */
export const GITHUB_RULES: Rules<GitHubFacts> = {
  causes: [...IN_BETWEEN, ...UNREACHED, ...TOKEN, ...REFUSED, NO_CREDENTIAL, ...WARNINGS],
  healthy(facts) {
    const answers = answersIn(facts);
    if (answers.length === 0 || answers.some(({ status }) => status !== 200)) return null;
    return {
      title: 'GitHub answers and accepts the token.',
      evidence: answers.map(({ about, status }) => `asked for ${about} it answered HTTP ${status}`),
    };
  },
  unexplained(facts) {
    const failure = failureIn(facts);
    return {
      title: 'Something is wrong with GitHub, and nothing that was seen explains it.',
      evidence: [
        ...(failure === null ? [] : [failure.says]),
        ...answersIn(facts).map(
          ({ about, status, message }) => `asked for ${about} it answered HTTP ${status} ${message}`,
        ),
      ],
    };
  },
};
