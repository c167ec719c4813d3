import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';

import type { Looking } from './looking.ts';

/** How one subject is diagnosed: what is looked at, and what follows from it. */
export interface Subject {
  /** `memory`, `service:api`. */
  readonly name: string;
  readonly title: string;
  readonly lookings: readonly Looking<unknown>[];
  /** What follows from what was seen; asked once, after the looks. */
  conclude(notLooked: readonly string[]): Diagnosis;
}
