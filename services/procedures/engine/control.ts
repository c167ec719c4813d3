type How = 'take-back' | 'stop' | 'hang-up';

/** How a person or a signal ends a run before its time. */
export class Control {
  #how: How | null = null;
  readonly #listeners = new Set<() => void>();

  get how(): How | null {
    return this.#how;
  }

  /** The first time: finish the step, then take back. The second time: stop after the step, resumable. */
  interrupt(): void {
    this.#set(this.#how === null ? 'take-back' : 'stop');
  }

  /** Stop after the step and stay resumable: a lost terminal never takes back. */
  hangUp(): void {
    this.#set(this.#how ?? 'hang-up');
  }

  /** Stop after the step because a person wants to decide later. */
  stop(): void {
    this.#set('stop');
  }

  /** Calls back at every change; the function returned ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #set(how: How): void {
    if (this.#how === how) return;
    this.#how = how;
    for (const listener of this.#listeners) listener();
  }
}
