import type { Reading } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { State } from '#services/ports/state.ts';

/** Readings that say nothing new may wait this long: one write for many costs little more than one for one. */
const WAIT_MS = 1000;

/** Writes readings to the state: together and a little later, but at once when a status changed. */
export class Recorder {
  readonly #clock: Clock;
  readonly #state: State;
  readonly #statuses = new Map<string, Status>();
  #waiting: Reading[] = [];
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, state: State) {
    this.#clock = clock;
    this.#state = state;
  }

  add(batch: readonly Reading[]): void {
    this.#waiting.push(...batch);
    const isNews = batch.some(({ id, status }) => this.#statuses.get(id) !== status);
    for (const { id, status } of batch) this.#statuses.set(id, status);
    // A critical reading may be the second one, which opens an incident.
    if (isNews || batch.some(({ status }) => status === 'critical')) this.flush();
    else this.#cancel ??= this.#clock.after(WAIT_MS, () => this.flush());
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#state.record(batch);
  }
}
