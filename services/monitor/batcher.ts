import type { Reading } from '#domain/reading.ts';
import type { Clock } from '#services/ports/clock.ts';

/** Readings that come within this time belong to one tick: one write to the state, one repaint. */
const COLLECT_MS = 40;

/** Hands readings on in batches, the newest of each check. */
export class Batcher {
  readonly #clock: Clock;
  readonly #deliver: (batch: readonly Reading[]) => void;
  readonly #waiting = new Map<string, Reading>();
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, deliver: (batch: readonly Reading[]) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  add(reading: Reading): void {
    this.#waiting.set(reading.id, reading);
    this.#cancel ??= this.#clock.after(COLLECT_MS, () => this.flush());
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#waiting.size === 0) return;
    const batch = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#deliver(batch);
  }
}
