import { setTimeout } from 'node:timers/promises';

import { messageOf } from '#domain/errors.ts';
import { faultOf } from '#services/adapters/state/fault.ts';

import type { TrailKey } from './seal.ts';
import type { Trail } from './trail.ts';

/** A record on its way into the file: its text when it is sealed at once, and when it waited. */
export interface Pending {
  readonly sealed: string;
  readonly late: () => string;
  readonly lasting: boolean;
}

const PAUSE_MS = 5;
const GIVE_UP_MS = 5000;
/** Kept while the file cannot be written; older ones are lost then. */
const MOST = 1000;

/**
 * Writes records in the order in which they came, at once when nobody else writes. What this process wrote while the key
 * was on its way is sealed from its own memory.
 */
export class Queue {
  readonly #trail: Trail;
  #key: TrailKey | null = null;
  /** By their numbers in the file: those whose key is on its way. */
  readonly #own = new Map<number, string>();
  #left: Pending[] = [];
  #draining: Promise<void> | null = null;
  /** Why the last record could not be written; null when it was. */
  problem: string | null = null;

  constructor(trail: Trail) {
    this.#trail = trail;
  }

  get key(): TrailKey | null {
    return this.#key;
  }

  /** Resolves when it is written; throws nothing, see `problem`. */
  push(pending: Pending): Promise<void> {
    this.#left.push(pending);
    if (this.#left.length > MOST) this.#left.shift();
    return this.flush();
  }

  /** Writes what is left. */
  flush(): Promise<void> {
    if (this.#draining !== null) return this.#draining;
    if (this.#tryDrain()) return Promise.resolve();
    this.#draining = this.#drainSlowly().finally(() => {
      this.#draining = null;
    });
    return this.#draining;
  }

  /** Seals what waits, in the order in which it was written. */
  adopt(key: TrailKey): void {
    this.#key = key;
    this.#tryDrain();
  }

  /** The key does not come: what was written meanwhile is only trusted as far as the file is. */
  keyIsAway(): void {
    this.#own.clear();
  }

  async #drainSlowly(): Promise<void> {
    const end = performance.now() + GIVE_UP_MS;
    while (this.problem !== null && performance.now() < end) {
      await setTimeout(PAUSE_MS);
      if (this.#tryDrain()) return;
    }
  }

  #tryDrain(): boolean {
    try {
      this.#drain();
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = messageOf(thrown);
      if (faultOf(thrown) === 'other') this.#left = [];
      return false;
    }
  }

  #drain(): void {
    const key = this.#key;
    const batch = this.#left;
    if (batch.length === 0 && (key === null || !this.#trail.isWaiting())) return;
    const numbers: [number, string][] = [];
    this.#trail.write(
      batch.some(({ lasting }) => lasting),
      () => {
        if (key !== null && this.#seal(key, batch)) return;
        for (const { late, sealed } of batch) numbers.push([this.#trail.wait(late()), sealed]);
      },
    );
    this.#left = this.#left.slice(batch.length);
    for (const [id, sealed] of numbers) this.#own.set(id, sealed);
  }

  #seal(key: TrailKey, batch: readonly Pending[]): boolean {
    const waiting = this.#trail.isWaiting() ? this.#trail.waiting() : [];
    const bodies = [...waiting.map(({ id, body }) => this.#own.get(id) ?? body), ...batch.map(({ sealed }) => sealed)];
    if (!this.#trail.seal(key, bodies)) {
      this.#key = null;
      return false;
    }
    this.#trail.noLongerWaits(waiting.map(({ id }) => id));
    for (const { id } of waiting) this.#own.delete(id);
    return true;
  }
}
