import type { JournalRecord } from '#domain/procedure/record.ts';
import type { Journal, Journals } from '#services/ports/journals.ts';

/**
 * Journals for a run that only looks: one that cannot be written (a full disk may be what is diagnosed) is kept in memory,
 * and the run goes on. `tell` is told once.
 */
export function forgivingJournals(journals: Journals, tell: (thrown: unknown) => void): Journals {
  const kept = new Map<string, JournalRecord[]>();
  const fallen = (run: string, thrown: unknown): JournalRecord[] => {
    const known = kept.get(run);
    if (known !== undefined) return known;
    tell(thrown);
    const records: JournalRecord[] = [];
    kept.set(run, records);
    return records;
  };
  return {
    ...journals,
    create(run) {
      try {
        return forgiving(journals.create(run), (thrown) => fallen(run, thrown));
      } catch (thrown) {
        const records = fallen(run, thrown);
        return { append: (record) => void records.push(record), log: () => undefined, close: () => undefined };
      }
    },
    read: (run) => kept.get(run) ?? journals.read(run),
  };
}

function forgiving(journal: Journal, fallen: (thrown: unknown) => JournalRecord[]): Journal {
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (thrown) {
      fallen(thrown);
    }
  };
  return {
    append: (record) => attempt(() => journal.append(record)),
    log: (text) => attempt(() => journal.log(text)),
    close: () => attempt(() => journal.close()),
  };
}
