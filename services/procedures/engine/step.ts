import type { Json, JsonObject } from '#domain/json.ts';
import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import type { EndState } from '#domain/procedure/record.ts';
import type { Command, Finished } from '#services/ports/shell.ts';

/** What the world says of a step's effect. `unclear` when it cannot be asked; nothing is decided on that. */
export type Probe =
  | { readonly state: 'done'; readonly result?: Json; readonly summary?: string }
  /** `never`: what was sent for it and got no answer cannot arrive any more either. */
  | { readonly state: 'absent'; readonly never?: boolean }
  | { readonly state: 'unclear'; readonly why: string };

export interface StepResult {
  /** Journaled and given to later steps; never a secret. */
  readonly result?: Json;
  /** One line for a person. */
  readonly summary?: string;
}

interface ExecLimits {
  readonly timeoutMs?: number;
  readonly idleTimeoutMs?: number;
  readonly maxBytes?: number;
  /** What is printed is not shown and not logged: data, not a message. */
  readonly quiet?: boolean;
}

/** What a step is given. Every function of a step may be called again, also by another process after a crash. */
export interface StepContext {
  readonly run: string;
  /** Private folder of the run. */
  readonly folder: string;
  /** What `before` found. */
  readonly before: Json;
  /** What `run` answered, once it did. */
  readonly result: Json;
  /** What an earlier step answered; null when it did not run. */
  resultOf(step: string): Json;
  /** What `before` of another step found; null when it was not begun. */
  beforeOf(step: string): Json;
  /** Fires when a reading step is no longer wanted, or at the step's timeout. */
  readonly signal: AbortSignal;
  /** Runs a program: shown, logged and ended with the step. Resolves whatever the exit code. */
  exec(command: Command, limits?: ExecLimits): Promise<Finished>;
  /** The same, but another exit code than 0 is an OpsError `command-failed` with its last words. */
  must(command: Command, limits?: ExecLimits): Promise<Finished>;
  /**
   * Asks the person. Throws OpsError `needs-answer` where nobody can be asked. `meanwhile` watches the world while it is
   * asked, and answers in the person's place as soon as it resolves.
   */
  ask(question: Question, meanwhile?: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>;
  /** A line for the log and the screen. */
  note(text: string): void;
  progress(done: number, total: number | null, text: string): void;
}

type Named = Pick<PlannedStep, 'id' | 'title' | 'phase'>;

/** One step of a procedure: what is planned of it and its code. Left out facts have the defaults of `planned`. */
export interface Step extends Named, Partial<Omit<PlannedStep, keyof Named>> {
  /** The step ends, and what it started is killed, after so long. Default ten minutes. */
  readonly timeoutMs?: number;
  readonly idleTimeoutMs?: number;
  /** How often `onFailure: 'retry'` tries. Default 3. */
  readonly attempts?: number;
  /**
   * A later step that changes what `probe` looks at: once that one was begun, this one is no longer looked at going forward
   * (a service that was stopped and then started).
   */
  readonly settledBy?: string | undefined;
  /** Loads what `run` will need, while an earlier step waits for a program, or never. Changes nothing in the world. */
  readonly prepare?: () => Promise<unknown>;
  /** Somebody else may bring the effect of an irreversible step about, also before the step is begun. */
  readonly byOthers?: boolean;
  /** Why it is not needed after all; null when it is. */
  readonly when?: (context: StepContext) => Promise<string | null> | string | null;
  /** What is there now; journaled before `run` and given to `probe` and `undo`. */
  readonly before?: (context: StepContext) => Promise<Json>;
  /**
   * Throws OpsError `outcome-unknown` when it was cut on its way: then no look can say that it will not arrive; and `not-yet`
   * when somebody else has to do something first: the run stops there and nothing is taken back.
   */
  readonly run: (context: StepContext) => Promise<StepResult | void>;
  /** Whether the effect is in place. Every writing step has one. */
  readonly probe?: (context: StepContext) => Promise<Probe>;
  /** Throws when what `run` did is not good enough to go on. */
  readonly verify?: (context: StepContext) => Promise<void>;
  /** Takes the effect back; safe when there is none. Left out where the undo of an earlier step takes it along. */
  readonly undo?: (context: StepContext) => Promise<void>;
  /** Takes away what only the run needed, once the run is over for good. */
  readonly dispose?: (context: StepContext) => Promise<void>;
}

/** What can be executed: a plan, and the code of its steps made from the plan's own `params`. */
export interface Procedure {
  readonly plan: Plan;
  readonly steps: readonly Step[];
  /** Lock file that only one run may hold; null when none is needed. */
  readonly lock: string | null;
  /** Further locks, of everything else that it acts on. */
  readonly locks?: readonly string[];
  /** Throws OpsError where a run that ended must not be taken back now: something newer stands on it. */
  readonly mayUndo?: (run: string) => void;
  /** Told how the run ends in this process, before that is recorded; what it throws is only noted. */
  readonly onEnd?: (
    state: EndState,
    around: { readonly run: string; readonly folder: string; readonly note: (text: string) => void },
  ) => Promise<void>;
  /** What the run answers at its end, beside the state. */
  readonly result?: (resultOf: (step: string) => Json) => JsonObject;
  /**
   * The exit code of a run whose every step is over. Default, and where it answers null: 0, or `attention` when a step
   * failed and was skipped.
   */
  readonly exit?: (resultOf: (step: string) => Json) => number | null;
}

/** What is planned of a step. Without `needs` it waits for the one before it. */
export function planned(step: Step, previous: string | undefined): PlannedStep {
  return {
    id: step.id,
    title: step.title,
    phase: step.phase,
    reads: step.reads ?? false,
    irreversible: step.irreversible ?? false,
    needs: step.needs ?? (previous === undefined ? [] : [previous]),
    commands: step.commands ?? [],
    writes: step.writes ?? null,
    skipped: step.skipped ?? null,
    onFailure: step.onFailure ?? 'undo',
  };
}

/** The planned steps in order. */
export function plannedAll(steps: readonly Step[]): readonly PlannedStep[] {
  return steps.map((step, at) => planned(step, steps[at - 1]?.id));
}
