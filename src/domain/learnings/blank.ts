import type { LearningDraft } from './learning.ts';

/** A learning of which nothing is known yet. */
export const BLANK: LearningDraft = {
  category: 'troubleshooting',
  severity: 'info',
  situation: { title: '', context: '', trigger: '' },
  problem: { description: '', symptoms: [], impact: { scope: '', severity: '' } },
  investigation: { stepsTaken: [], toolsUsed: [], findings: { rootCause: '', contributingFactors: [] } },
  resolution: { approach: '', steps: [], validation: [], timeToResolve: '' },
  lessonsLearned: { whatWorked: [], whatDidntWork: [], prevention: [], processImprovements: [] },
  actionItems: { immediate: [], longTerm: [] },
  relatedDocumentation: [],
  tags: [],
};
