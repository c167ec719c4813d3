import { GENESIS, SAID, type SealedRow, type Tampering, type Witness } from './tampering.ts';

/** The seal of a text at a place behind another seal. */
export type Seal = (seq: number, prev: string, body: string) => string;

/** So far away a record is looked for that stands elsewhere now. */
const NEAR = 8;
/** More damaged records than this are not compared with each other. */
const FEW = 200;

/**
 * Reads a chain from its first record to its last, one at a time, and tells everything that was done to it without the
 * key. `trail` names the chain to the witnesses.
 */
export class ChainCheck {
  readonly #seal: Seal;
  readonly #trail: string;
  readonly #witnesses: readonly Witness[];
  readonly #found: Tampering[] = [];
  readonly #bad: SealedRow[] = [];
  #before: SealedRow | null = null;
  #isBeforeSound = true;
  #count = 0;

  constructor(seal: Seal, trail: string, witnesses: readonly Witness[]) {
    this.#seal = seal;
    this.#trail = trail;
    this.#witnesses = witnesses;
  }

  /** The next record, by rising place. */
  take(row: SealedRow): void {
    const expected = (this.#before?.seq ?? 0) + 1;
    const isGap = row.seq > expected;
    if (isGap) this.#found.push(SAID.missing(expected, row.seq - expected));
    const isSound = row.mac === this.#seal(row.seq, row.prev, row.body);
    if (!isSound) this.#bad.push(row);
    else if (!isGap && this.#isBeforeSound && row.prev !== (this.#before?.mac ?? GENESIS))
      this.#found.push(SAID.unlinked(row.seq));
    for (const witness of this.#witnesses)
      if (isSound && witness.trail === this.#trail && witness.seq === row.seq && witness.mac !== row.mac)
        this.#found.push(SAID.replaced(witness));
    this.#before = row;
    this.#isBeforeSound = isSound;
    this.#count += 1;
  }

  get records(): number {
    return this.#count;
  }

  /** After the last record: everything that was found, by place. */
  end(): readonly Tampering[] {
    const last = this.#before?.seq ?? 0;
    const ends = this.#witnesses.flatMap((witness) => {
      if (witness.trail !== this.#trail) return [SAID.begunAnew(witness)];
      return witness.seq > last ? [SAID.truncated(last + 1, witness)] : [];
    });
    const found = [...this.#found, ...this.#judgeBad(last), ...ends];
    return found.toSorted((one, other) => one.seq - other.seq);
  }

  #judgeBad(last: number): Tampering[] {
    const shifts = new Map<number, number | null>();
    for (const row of this.#bad) shifts.set(row.seq, this.#shiftOf(row, shifts.get(row.seq - 1) ?? 0));
    const shifted = this.#renumbered(shifts, last);
    const found: Tampering[] = [];
    for (const { seq } of this.#bad) {
      if (shifted !== null && seq > shifted.from) continue;
      const shift = shifts.get(seq) ?? null;
      if (shifted !== null && seq === shifted.from) {
        if (shifted.by < 0) found.push(SAID.missing(seq, -shifted.by));
      } else if (shift !== null) found.push(SAID.moved(seq, seq - shift));
      else if (shifted !== null && seq >= shifted.from - shifted.by) found.push(SAID.inserted(seq));
      else found.push(SAID.changed(seq));
    }
    return found;
  }

  /** By how much a record stands too late, often as much as the one before; null when it was sealed nowhere near. */
  #shiftOf({ seq, prev, body, mac }: SealedRow, likely: number): number | null {
    const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => at - NEAR).filter((by) => by !== 0);
    const others = this.#bad.length > FEW ? [] : this.#bad.map((row) => seq - row.seq);
    return [likely, ...near, ...others].find((by) => by !== 0 && this.#seal(seq - by, prev, body) === mac) ?? null;
  }

  /** Where the records up to the end begin that all stand too late or too early by as much. */
  #renumbered(
    shifts: ReadonlyMap<number, number | null>,
    last: number,
  ): { readonly from: number; readonly by: number } | null {
    const by = shifts.get(last) ?? null;
    if (by === null) return null;
    let from = last;
    while (shifts.get(from - 1) === by) from -= 1;
    return { from, by };
  }
}
