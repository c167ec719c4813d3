import type { Rules } from '#domain/diagnosis/conclude.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';

import { ILL, KEYS, STRANGERS } from './answering.ts';
import { CERTIFICATES, SCHEMES, SILENT } from './breaking.ts';
import { answerOf, type MemoryFacts } from './facts.ts';
import { NOTHING_LISTENS, UNIT_DOWN, UNREACHED, WRONG_PORT } from './reaching.ts';

/** What can be wrong with a memory service, and how it looks when nothing is. */
export const MEMORY_RULES: Rules<MemoryFacts> = {
  causes: [
    ...UNREACHED,
    WRONG_PORT,
    ...UNIT_DOWN,
    NOTHING_LISTENS,
    ...SCHEMES,
    ...STRANGERS,
    ...SILENT,
    ...CERTIFICATES,
    ...KEYS,
    ...ILL,
  ],
  healthy(facts) {
    const answer = answerOf(facts);
    if (answer?.ok !== true || answer.path === null || answer.status !== 'ok') return null;
    const variable = seenIn(facts.key)?.variable ?? null;
    return {
      title: 'The memory service is healthy.',
      evidence: [
        `${answer.path} answered: ${answer.summary}`,
        ...(variable === null ? [] : [`it accepts the key in ${variable}`]),
      ],
    };
  },
  unexplained(facts) {
    const answer = answerOf(facts);
    return {
      title: 'Something is wrong with the memory service, and nothing that was seen explains it.',
      evidence: answer === null ? [] : [answer.ok ? answer.summary : answer.says],
    };
  },
};
