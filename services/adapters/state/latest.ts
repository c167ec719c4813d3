import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';

import type { ReadingsTable } from './readings.ts';

/** Latest readings in memory, kept up with the table by reading only what changed. */
export class Latest {
  readonly #readings = new Map<string, Reading>();
  #seq = 0;

  all(): readonly Reading[] {
    return [...this.#readings.values()];
  }

  /** A reading of this process; it stays even when it could not be written. */
  put(reading: Reading): void {
    if (isLater(reading.takenAt, this.#readings.get(reading.id)?.takenAt ?? 0)) this.#readings.set(reading.id, reading);
  }

  /** Takes over what any process wrote. `complete`: what is not in the table is gone, not just unwritten. */
  catchUp(table: ReadingsTable, complete: boolean): void {
    const { readings, seq } = table.changedSince(this.#seq);
    for (const reading of readings) this.put(reading);
    this.#seq = seq;
    if (complete && table.size() !== this.#readings.size) this.retain(table.ids());
  }

  retain(ids: readonly string[]): void {
    const kept = new Set(ids);
    for (const id of this.#readings.keys()) if (!kept.has(id)) this.#readings.delete(id);
  }

  /** The table is a new one: begin at its first row. */
  restart(): void {
    this.#seq = 0;
  }
}
