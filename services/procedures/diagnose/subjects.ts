import type { World } from '#services/ports/world.ts';

import { memorySubject } from './memory/subject.ts';
import type { Subject } from './subject.ts';
import type { Target } from './target.ts';

/** The looks and rules for a target. */
export function subjectFor(world: World, target: Target, limitMs: number): Subject {
  return memorySubject(world, target, limitMs);
}
