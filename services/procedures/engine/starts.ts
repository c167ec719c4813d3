import type { Clock } from '#services/ports/clock.ts';

/** No step that only reads is held up for longer, whatever the other one waits for before its program. */
const LONGEST_MS = 100;

/** When the programs of steps were started: what else is to be done then costs no time. */
export class Starts {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when a program of the step was started, or the step is over, or soon. */
  of(step: string): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(LONGEST_MS, () => this.tell(step));
      this.#waiting.set(step, () => {
        cancel();
        resolve();
      });
    });
  }

  /** A program of the step was started, or it is over. */
  tell(step: string): void {
    this.#waiting.get(step)?.();
    this.#waiting.delete(step);
  }
}
