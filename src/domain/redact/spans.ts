/** A part of a text to hide, and the name that stands for it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Where the text begins without which it would not be known; `from` unless something announces the secret. */
  readonly since: number;
  readonly name: string;
}

/** Spans in order, those that touch or overlap made one; it bears the name of the one that was given first. */
export function merged(spans: readonly Span[]): Span[] {
  const order = spans.map((span, rank) => ({ ...span, rank })).toSorted((a, b) => a.from - b.from || a.rank - b.rank);
  const made: (Span & { rank: number })[] = [];
  for (const span of order) {
    const last = made.at(-1);
    if (last === undefined || span.from >= last.to) made.push(span);
    else {
      const first = span.rank < last.rank ? span : last;
      const since = Math.min(last.since, span.since);
      made[made.length - 1] = { ...first, since, from: last.from, to: Math.max(last.to, span.to) };
    }
  }
  return made;
}

/** What is printed in the place of a secret. */
export function mark(name: string): string {
  return `[redacted ${name}]`;
}
