import type { Rules } from '#domain/diagnosis/conclude.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { unitEvidence } from '#domain/diagnosis/unit.ts';

import { BROKEN, ENDED } from './broken.ts';
import type { ServiceFacts } from './facts.ts';
import { AROUND, PLAIN, UNMANAGED } from './standing.ts';

/** What can be wrong with a service, and how it looks when nothing is. */
export const SERVICE_RULES: Rules<ServiceFacts> = {
  causes: [...UNMANAGED, ...PLAIN, ...BROKEN, ...AROUND, ...ENDED],
  healthy({ unit }) {
    const seen = seenIn(unit);
    return seen?.state === 'running' ? { title: `${seen.id} runs.`, evidence: unitEvidence(seen, 0) } : null;
  },
  unexplained({ id, unit }) {
    const seen = seenIn(unit);
    return {
      title: `It is not known what is wrong with ${id}.`,
      evidence: seen === null ? [] : unitEvidence(seen),
    };
  },
};
