import type { Journals } from '#services/ports/journals.ts';
import { RunLog } from '#store/run-log.ts';

const MOST_BYTES = 256 * 1024;

/** The end of a run's log file; in `into` it replaces what was there. */
export function readLog(journals: Journals, run: string, into: RunLog = new RunLog()): RunLog {
  into.clear();
  for (const line of journals.readLog(run, MOST_BYTES).split(/(?<=\n)/)) {
    if (line.startsWith('$ ')) into.push('', 'command', line.slice(2));
    else if (line.startsWith('# ')) into.push('', 'note', line.slice(2));
    else into.push('', 'output', line);
  }
  return into;
}
