import type { Answer } from '#domain/procedure/question.ts';
import type { Seen } from '#domain/procedure/ways-out.ts';
import type { RunLog } from '#store/run-log.ts';

/** What a screen may ask of runs. Their states are in the store; what is not there is not known. */
export interface RunsDesk {
  /** What a run printed: live when it runs here, else the end of its log file. */
  readonly log: (run: string) => RunLog;
  /** Answers the question that is open; null leaves it unanswered, which ends the step. */
  readonly answer: (run: string, answer: Answer | null) => void;
  /** Once: finish the step, then take back. Twice: stop after the step, resumable. */
  readonly interrupt: (run: string) => void;
  /** Stop after the step and decide later. */
  readonly stop: (run: string) => void;
  /** Goes on where it stopped. Rejects with OpsError when it cannot begin (locked, journal damaged). */
  readonly resume: (run: string) => Promise<void>;
  /** Takes it back, or ends it where nothing can be taken back. Rejects as `resume`. */
  readonly abort: (run: string) => Promise<void>;
  /** Takes back a run that is over and can be. Rejects as `resume`, and with `not-undoable`. */
  readonly undo: (run: string) => Promise<void>;
  /** Asks the world what is in place of a run that nobody works on; changes nothing. Rejects with OpsError. */
  readonly look: (run: string) => Promise<readonly Seen[]>;
}
