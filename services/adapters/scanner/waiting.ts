import type { Worker } from 'node:worker_threads';

/** A thread that nobody took is ended after so long: it holds some 40 MB. */
const IDLE_MS = 10 * 60_000;

/** At most one thread that was started before it is needed. It never keeps the program alive. */
export class Waiting {
  readonly #start: () => Worker;
  readonly #idleMs: number;
  /** Hands the one that waits over; null when none does. */
  #release: (() => Worker) | null = null;

  constructor(start: () => Worker, idleMs = IDLE_MS) {
    this.#start = start;
    this.#idleMs = idleMs;
  }

  begin(): void {
    if (this.#release !== null) return;
    const worker = this.#start();
    worker.unref();
    const release = (): Worker => {
      clearTimeout(idle);
      worker.off('error', gone).off('exit', gone).ref();
      this.#release = null;
      return worker;
    };
    // Whoever needs one next starts it and hears why it cannot.
    const gone = (): void => void release();
    const idle = setTimeout(() => void release().terminate(), this.#idleMs).unref();
    worker.once('error', gone).once('exit', gone);
    this.#release = release;
  }

  /** The one that waits, or a new one; it belongs to the caller. */
  take(): Worker {
    return this.#release?.() ?? this.#start();
  }
}
