import type { JournalRecord } from '#domain/procedure/record.ts';
import type { Journal, Journals } from '#services/ports/journals.ts';

/** Journals whose process dies instead of writing this record; it writes nothing afterwards either. */
export function dyingAt(real: Journals, isLast: (record: JournalRecord) => boolean): Journals {
  let dead = false;
  const wrap = (journal: Journal): Journal => ({
    ...journal,
    append(record) {
      dead ||= isLast(record);
      if (dead) throw new Error('killed');
      journal.append(record);
    },
  });
  return { ...real, create: (run) => wrap(real.create(run)), open: (run) => wrap(real.open(run)) };
}
