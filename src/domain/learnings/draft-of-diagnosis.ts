import type { Conclusion, Diagnosis } from '#domain/diagnosis/conclusion.ts';
import type { Status } from '#domain/status.ts';

import { BLANK } from './blank.ts';
import { byShape, harmless, type Redact } from './harmless.ts';
import type { LearningDraft } from './learning.ts';
import { tagsOf } from './tag.ts';

/**
 * What a diagnosis says of a learning: what was seen, the cause as far as one was found, what was ruled out. What mends it
 * was not done by it, so the resolution stays open.
 */
export function draftOfDiagnosis(diagnosis: Diagnosis, redact: Redact = byShape): LearningDraft {
  return harmless(withDiagnosis(titled(BLANK, diagnosis.conclusion), diagnosis), redact);
}

/** The draft with cause, symptoms and looks of a diagnosis of the same thing added. The caller makes it harmless. */
export function withDiagnosis(draft: LearningDraft, diagnosis: Diagnosis): LearningDraft {
  const { conclusion, others, ruledOut, notLooked, subject } = diagnosis;
  const { problem, investigation } = draft;
  return {
    ...draft,
    problem: { ...problem, symptoms: [...conclusion.evidence, ...problem.symptoms] },
    investigation: {
      stepsTaken: [
        ...ruledOut.map(({ title, why }) => ({ action: `Asked: ${title}?`, outcome: `no: ${why}`, timeSpent: '' })),
        ...notLooked.map((what) => ({ action: 'Could not look', outcome: what, timeSpent: '' })),
        ...investigation.stepsTaken,
      ],
      toolsUsed: [`cpm-console diagnose ${subject.replace(/^service:/, '')}`, ...investigation.toolsUsed],
      findings: {
        rootCause: isCause(conclusion) ? conclusion.title : investigation.findings.rootCause,
        contributingFactors: [
          ...investigation.findings.contributingFactors,
          ...others.map(({ title, confidence }) => `${title} (${confidence})`),
        ],
      },
    },
    tags: [
      ...new Set([...draft.tags, ...tagsOf([...subject.split(':'), ...(isCause(conclusion) ? [conclusion.id] : [])])]),
    ],
  };
}

/** How bad something is in the words of a learning. */
export const severityOf = (status: Status): LearningDraft['severity'] =>
  status === 'critical' ? 'critical' : status === 'warning' ? 'warning' : 'info';

/** The same as impact. */
export const IMPACT: Readonly<Record<string, string>> = { info: 'Low', warning: 'Medium', critical: 'High' };

function titled(draft: LearningDraft, { title, status }: Conclusion): LearningDraft {
  const severity = severityOf(status);
  return {
    ...draft,
    severity,
    situation: { ...draft.situation, title },
    problem: { ...draft.problem, description: title, impact: { scope: '', severity: IMPACT[severity] ?? '' } },
  };
}

/** Whether it names a cause that was seen; one that is only possible is for the person to judge. */
const isCause = ({ id, confidence }: Conclusion): boolean =>
  confidence !== 'possible' && !id.endsWith('-healthy') && !id.endsWith('-unknown');
