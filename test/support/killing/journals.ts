import { realJournals as real } from '#services/adapters/journals.ts';
import type { Journal, Journals } from '#services/ports/journals.ts';

/**
 * Journals of a program that is killed at one of its records: `CPM_KILL_AT` is `12 before` or `12 after`, counted from the
 * first record of the process; without it nothing happens. Built in the place of the real ones, for tests only.
 */
export function realJournals(stateDir: string): Journals {
  const [, count, when] = /^(\d+) (before|after)$/.exec(process.env['CPM_KILL_AT'] ?? '') ?? [];
  const journals = real(stateDir);
  if (count === undefined) return journals;
  let seen = 0;
  const killing = (journal: Journal): Journal => ({
    ...journal,
    append(record) {
      seen += 1;
      if (seen === Number(count) && when === 'before') process.kill(process.pid, 'SIGKILL');
      journal.append(record);
      if (seen === Number(count) && when === 'after') process.kill(process.pid, 'SIGKILL');
    },
  });
  return { ...journals, create: (run) => killing(journals.create(run)), open: (run) => killing(journals.open(run)) };
}
