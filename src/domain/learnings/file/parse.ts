import type { Learning } from '#domain/learnings/learning.ts';
import { byPlace, type Problem } from '#domain/yaml/problem.ts';
import { readYaml, type Source } from '#domain/yaml/source.ts';

import { check } from './check.ts';
import { learningOf } from './convert.ts';
import { DRAFT, LEARNING } from './shape.ts';

/** Nobody repeats himself by reference in a learning; a few do no harm. */
const KIND = { name: 'learning', example: 'learning_entry:', maxAliases: 20 };

/** A learning and the text it was read from. */
export interface Parsed {
  readonly learning: Learning;
  readonly source: Source;
}

/** Largest file that is read. */
export const MAX_BYTES = 1024 * 1024;

/**
 * Reads the text of a learning's file, or tells all that is wrong with it in the order of the text; `file` is only the name it
 * is told with. With `draft` it may still lack its id and time, which are then empty.
 */
export function parseLearning(file: string, text: string, { draft = false } = {}): Parsed | readonly Problem[] {
  const source = readYaml(file, text, KIND);
  if (!('data' in source)) return source;
  const findings = check(draft ? DRAFT : LEARNING, source.data);
  if (findings.length > 0) return findings.map((finding) => source.place(finding)).toSorted(byPlace);
  return { learning: learningOf(source.data['learning_entry']), source };
}
