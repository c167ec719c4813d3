import type { JsonObject } from '#domain/json.ts';

/** What happens when a step fails before the point of no return. */
export type OnFailure = 'undo' | 'ask' | 'retry' | 'skip';

/** A step as it is planned, shown, saved and journaled: everything but its code. */
export interface PlannedStep {
  /** kebab-case, unique in the plan. */
  readonly id: string;
  readonly title: string;
  /** Id of its phase. */
  readonly phase: string;
  /** Looks only: nothing to take back, killed when the run is cancelled. */
  readonly reads: boolean;
  /** From its start on nothing is taken back by itself: the point of no return. */
  readonly irreversible: boolean;
  /** Ids of steps that must be over before it starts. */
  readonly needs: readonly string[];
  /** Exactly what will run, for people; one line each. Empty when nothing but our own code runs. */
  readonly commands: readonly string[];
  /** What it changes, in words (`package.json, CHANGELOG.md`); null for a reading step. */
  readonly writes: string | null;
  /** Why it will not run; null when it will. */
  readonly skipped: string | null;
  readonly onFailure: OnFailure;
}

export interface PlannedPhase {
  readonly id: string;
  readonly title: string;
}

/** What a run will do. A plan can be saved and applied later, when the world is still as it was. */
export interface Plan {
  readonly schema: 1;
  /** `push`, `recover`, … */
  readonly procedure: string;
  /** What it is about, for people and for the index: a project, a service. */
  readonly subject: { readonly id: string; readonly path: string };
  /** `Push api-gateway v2.4.1 to v2.5.0` */
  readonly title: string;
  readonly phases: readonly PlannedPhase[];
  /** In the order in which a person reads them. */
  readonly steps: readonly PlannedStep[];
  /** All that is needed to make the steps again after a crash; never a secret. */
  readonly params: JsonObject;
  /** Whether a run of it can be taken back after it ended; what is needed for that is kept until the run is forgotten. */
  readonly undoable?: boolean | undefined;
  /** Changes when anything changed that the plan was made from. */
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly at: number;
}
