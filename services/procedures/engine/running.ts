import type { Control } from './control.ts';
import type { Host } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Procedure, Step } from './step.ts';

const STEP_MS = 10 * 60_000;

/** A procedure on its way. */
export interface Running {
  readonly procedure: Procedure;
  readonly host: Host;
  readonly recorder: Recorder;
  readonly control: Control;
  /** Called when a program of a writing step was started; until it ends this process has nothing to do. */
  readonly waiting?: (step: Step) => void;
}

interface Limit {
  readonly signal: AbortSignal;
  /** Whether it was the time that fired the signal. */
  timedOut(): boolean;
  release(): void;
}

/** The end of a step: its time, and for one that only reads also the wish of the person. */
export function limitOf({ host, control }: Running, step: Pick<Step, 'reads' | 'timeoutMs'>): Limit {
  const controller = new AbortController();
  let late = false;
  const cancelTimer = host.clock.after(step.timeoutMs ?? STEP_MS, () => {
    late = true;
    controller.abort();
  });
  const unlisten = control.onChange(() => {
    if (step.reads === true) controller.abort();
  });
  return {
    signal: controller.signal,
    timedOut: () => late,
    release() {
      cancelTimer();
      unlisten();
    },
  };
}
