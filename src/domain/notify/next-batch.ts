import type { AlertEvent } from '#domain/alerts/event.ts';

/** What matters of a delivery for what is sent next. */
export interface Waiting {
  readonly event: AlertEvent;
  readonly batch: number | null;
  readonly nextAt: number | null;
}

/**
 * The message that is due, if any: one that was tried before, whole and as it was, or everything new together. An event never
 * passes an earlier one of its incident. `waiting` is in the order of events; `mayBegin` is false while a new message has to wait.
 */
export function nextBatch<One extends Waiting>(
  waiting: readonly One[],
  now: number,
  mayBegin: boolean,
): readonly One[] | null {
  const isDue = ({ nextAt }: One): boolean => nextAt !== null && nextAt <= now;
  const tried = waiting.filter(({ batch }) => batch !== null);
  const again = tried.find((one) => isDue(one) && !passes(one, waiting));
  if (again !== undefined) return tried.filter(({ batch }) => batch === again.batch);
  if (!mayBegin) return null;
  const held = new Set(tried.map(({ event }) => threadOf(event)));
  const fresh = waiting.filter(({ batch, event }) => batch === null && !held.has(threadOf(event)));
  return fresh.some(isDue) ? fresh : null;
}

/** Whether an earlier message about one of the incidents is still out. */
function passes<One extends Waiting>(one: One, waiting: readonly One[]): boolean {
  const mine = waiting.filter(({ batch }) => batch === one.batch);
  const threads = new Set(mine.map(({ event }) => threadOf(event)));
  return waiting.some(
    ({ batch, event }) =>
      batch !== one.batch &&
      event.seq < (mine.find((own) => threadOf(own.event) === threadOf(event))?.event.seq ?? 0) &&
      threads.has(threadOf(event)),
  );
}

/** What has to stay in order: an incident, or else what the event is about. */
function threadOf({ incident, about }: AlertEvent): string {
  return incident ?? about;
}
