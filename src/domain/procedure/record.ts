import type { Json, JsonObject } from '#domain/json.ts';

import type { Plan } from './plan.ts';
import type { Question } from './question.ts';

/**
 * How a run ended. `done`: everything planned happened. `undone`: everything is as before. `stopped`: something is in
 * place and something is missing; it can be resumed. `abandoned`: a person ended it where it stood. `undo-incomplete`:
 * taking back failed; it can be aborted again.
 */
export type EndState = 'done' | 'undone' | 'stopped' | 'abandoned' | 'undo-incomplete';

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** Which process of the console works on a run; a number with its start and the boot names it for ever. */
export interface Worker {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly host: string;
}

/** `undo`: a run that had ended is taken back. */
export type BeganHow = 'run' | 'resume' | 'abort' | 'undo';

/** What happened, apart from when. Journaled before and after every step. */
export type Happened =
  | { readonly type: 'planned'; readonly plan: Plan }
  | { readonly type: 'began'; readonly how: BeganHow; readonly worker: Worker }
  /** `before` is what the step found, for its probe and its undo. */
  | { readonly type: 'started'; readonly step: string; readonly attempt: number; readonly before: Json }
  /** A program was started; looked for again after a crash, because it may have outlived us. */
  | { readonly type: 'child'; readonly step: string; readonly worker: Worker; readonly command: string }
  | {
      readonly type: 'finished';
      readonly step: string;
      readonly tookMs: number;
      /** For later steps; never a secret. */
      readonly result: Json;
      /** One line for a person: `128 tests in 2.1 s`. */
      readonly summary: string;
      /** True when it was found in place instead of being done now. */
      readonly found: boolean;
    }
  | { readonly type: 'skipped'; readonly step: string; readonly reason: string }
  | {
      readonly type: 'failed';
      readonly step: string;
      readonly tookMs: number;
      readonly error: Failure;
      /**
       * What a later look at the world said of its effect. `cut`: its program was ended on its way, so it may still arrive, whatever the look said.
       */
      readonly outcome: 'absent' | 'unclear' | 'cut';
    }
  | { readonly type: 'asked'; readonly step: string; readonly question: Question }
  | { readonly type: 'answered'; readonly step: string; readonly question: string; readonly value: string | null }
  | { readonly type: 'cancelled'; readonly how: 'take-back' | 'stop' | 'hang-up' }
  | { readonly type: 'undoing'; readonly step: string }
  | { readonly type: 'undone'; readonly step: string; readonly tookMs: number }
  | { readonly type: 'undo-failed'; readonly step: string; readonly error: Failure }
  | { readonly type: 'tidied'; readonly step: string }
  /** What was kept to take it back after its end is gone. */
  | { readonly type: 'forgotten' }
  | {
      readonly type: 'ended';
      readonly state: EndState;
      /** Exit code of house rules. */
      readonly exit: number;
      readonly error: Failure | null;
      readonly result: JsonObject;
    };

/** One line of a journal. */
export type JournalRecord = { readonly seq: number; readonly at: number } & Happened;

/** What is told but not journaled: it goes to the log. */
export type Told =
  | { readonly type: 'output'; readonly step: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** A program that is run; `quiet` when what it prints is data for us. */
  | { readonly type: 'command'; readonly step: string; readonly text: string; readonly quiet: boolean }
  | { readonly type: 'note'; readonly step: string; readonly text: string }
  | {
      readonly type: 'progress';
      readonly step: string;
      readonly done: number;
      readonly total: number | null;
      readonly text: string;
    };

/** The one stream that the screen, `--json` and the records read. */
export type RunEvent = { readonly seq: number; readonly at: number; readonly run: string } & (Happened | Told);
