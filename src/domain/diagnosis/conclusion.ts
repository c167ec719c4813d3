import type { JsonObject } from '#domain/json.ts';
import type { Status } from '#domain/status.ts';

/** How sure it is: `certain` was seen, `likely` explains everything that was seen, `possible` explains some of it. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Something that would mend it; done only when a person chooses it. */
export interface Fix {
  /** kebab-case: `restart-service`, `end-port-holder`. */
  readonly id: string;
  readonly title: string;
  /** Exactly what would run, for people. */
  readonly commands: readonly string[];
  /** What is lost or interrupted by it; null when nothing is. */
  readonly costs: string | null;
  /**
   * The procedure that does it and what its planner is told; null when only a person can do it. `service`: action, id,
   * manager, unit. `end-process` and
   * `continue-process`: pid, startedAt, name.
   */
  readonly act: { readonly procedure: string; readonly params: JsonObject } | null;
}

/** A cause. Its id is stable and distinct: `memory-nothing-listens`. */
export interface Conclusion {
  readonly id: string;
  /** One sentence for a person. */
  readonly title: string;
  readonly confidence: Confidence;
  /** How bad it is; `ok` when nothing is wrong, `unknown` when nothing explains what was seen. */
  readonly status: Status;
  /** What was seen that says so, one line each. */
  readonly evidence: readonly string[];
  /** The best first. */
  readonly fixes: readonly Fix[];
}

/** What a diagnosis ends with. */
export interface Diagnosis {
  /** `memory`, `github`, `service:api`. */
  readonly subject: string;
  /** The likeliest cause; `<subject>-healthy` when nothing is wrong, `<subject>-unknown` when nothing explains it. */
  readonly conclusion: Conclusion;
  /** Further causes that remain possible, the likeliest first. */
  readonly others: readonly Conclusion[];
  readonly ruledOut: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  /** What could not be looked at, and why. */
  readonly notLooked: readonly string[];
}
