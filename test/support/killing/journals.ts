import { execFileSync } from 'node:child_process';

import { realJournals as real } from '#services/adapters/journals.ts';
import type { Journal, Journals } from '#services/ports/journals.ts';

/**
 * Journals of a program to which something happens at one of its records: `CPM_KILL_AT` is `12 before` or `12 after`, counted
 * from the first record of the process, and it is killed there. `12 after SIGHUP` sends it that signal instead, as often as
 * it is written; with `CPM_HOLD`, lines for `sh`, it waits there until they end. Without it nothing happens. Built in the
 * place of the real ones, for tests only.
 */
export function realJournals(stateDir: string): Journals {
  const [, count, when, names = ''] =
    /^(\d+) (before|after)((?: SIG[A-Z]+)*)$/.exec(process.env['CPM_KILL_AT'] ?? '') ?? [];
  const journals = real(stateDir);
  if (count === undefined) return journals;
  const happen = () => {
    const script = process.env['CPM_HOLD'];
    if (script !== undefined) execFileSync('sh', ['-c', script]);
    else for (const name of names === '' ? ['SIGKILL'] : names.trim().split(' ')) process.kill(process.pid, name);
  };
  let seen = 0;
  const killing = (journal: Journal): Journal => ({
    ...journal,
    append(record) {
      seen += 1;
      if (seen === Number(count) && when === 'before') happen();
      journal.append(record);
      if (seen === Number(count) && when === 'after') happen();
    },
  });
  return { ...journals, create: (run) => killing(journals.create(run)), open: (run) => killing(journals.open(run)) };
}
