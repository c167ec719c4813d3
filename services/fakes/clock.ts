import type { Clock } from '#services/ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Turns of the microtask queue that let everything settle which does not wait for a timer or the outside. */
const TURNS = 50;

/** A clock that only moves when told to. Starts on 2026-01-05 10:00 UTC. */
export class ManualClock implements Clock {
  #wall: number;
  #monotonic = 1000;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(wall = Date.UTC(2026, 0, 5, 10)) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#monotonic + Math.max(0, ms), order: (this.#order += 1), callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Timers not yet called or cancelled. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass, calling each timer at its moment; promises do not settle in between. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    for (let timer = this.#due(end); timer; timer = this.#due(end)) this.#call(timer);
    this.#moveTo(end);
  }

  /** Lets time pass like {@link advance}, and promises settle after each timer. */
  async pass(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await this.settle();
    for (let timer = this.#due(end); timer; timer = this.#due(end)) {
      this.#call(timer);
      await this.settle();
    }
    this.#moveTo(end);
  }

  /** Lets promises settle without time passing. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  }

  /** The machine sleeps: the wall clock moves, the monotonic one and the timers do not. A negative step sets it back. */
  suspend(ms: number): void {
    this.#wall += ms;
  }

  /** The process is stopped or its loop blocked: both clocks move, no timer is called until time passes again. */
  stall(ms: number): void {
    this.#moveTo(this.#monotonic + ms);
  }

  #due(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers)
      if (timer.at <= end && (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)))
        first = timer;
    return first;
  }

  #call(timer: Timer): void {
    this.#timers.delete(timer);
    this.#moveTo(Math.max(timer.at, this.#monotonic));
    timer.callback();
  }

  #moveTo(monotonic: number): void {
    this.#wall += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }
}
