import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';

import type { RelatedAbout } from './related.ts';

/** A diagnosis in the words by which the same may have been written down before; null where nothing is wrong. */
export function aboutDiagnosis({ subject, conclusion }: Diagnosis): RelatedAbout | null {
  if (conclusion.status === 'ok') return null;
  const [kind = '', name = kind] = subject.split(/:(.*)/s);
  return { names: [name], kind, cause: conclusion.id, said: [conclusion.title, ...conclusion.evidence] };
}
