const ID = /^OPS-(\d{4}-\d\d-\d\d)-(\d{3,})$/;
const NAMED = /^(OPS-\d{4}-\d\d-\d\d-\d{3,})(?!\d)/;

/** `OPS-2026-11-20-001`; numbers beyond 999 get longer. */
export function learningId(day: string, number: number): string {
  return `OPS-${day}-${String(number).padStart(3, '0')}`;
}

/** Day and number of an id; null for anything else, also for a day there is none. */
export function partsOfId(id: string): { readonly day: string; readonly number: number } | null {
  const [, day = '', number = ''] = ID.exec(id) ?? [];
  return isDay(day) ? { day, number: Number(number) } : null;
}

/** The id that the name of a file begins with; null when it begins with none. */
export function idInName(name: string): string | null {
  const id = NAMED.exec(name)?.[1] ?? '';
  return partsOfId(id) === null ? null : id;
}

/** The first number of a day that is above all that are taken; gaps are not filled, so that an id never comes back. */
export function nextNumber(day: string, taken: Iterable<string>): number {
  let last = 0;
  for (const id of taken) {
    const parts = partsOfId(id);
    if (parts?.day === day) last = Math.max(last, parts.number);
  }
  return last + 1;
}

/** `2026-11-20`, UTC. */
export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar, written `2026-11-20`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && utcDay(at) === text;
}
