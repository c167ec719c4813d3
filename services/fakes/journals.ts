import { OpsError } from '#domain/errors.ts';
import type { JournalRecord } from '#domain/procedure/record.ts';
import type { Journals } from '#services/ports/journals.ts';

interface Kept {
  readonly records: JournalRecord[];
  log: string;
}

/** Journals that last as long as the program. Their folders are names only. */
export function fakeJournals(dir = '/home/ana/.local/state/cpm-console/runs'): Journals {
  const runs = new Map<string, Kept>();
  const kept = (run: string): Kept => {
    const found = runs.get(run);
    if (found === undefined) throw new OpsError('no-run', `There is no run ${run}.`, { exit: 'usage' });
    return found;
  };
  const writer = (run: string) => ({
    append: (record: JournalRecord) => void kept(run).records.push(structuredClone(record)),
    log: (text: string) => void (kept(run).log += text),
    close: () => undefined,
  });
  return {
    create(run) {
      if (runs.has(run)) throw new OpsError('run-exists', `There is a run ${run} already.`);
      runs.set(run, { records: [], log: '' });
      return writer(run);
    },
    open(run) {
      kept(run);
      return writer(run);
    },
    read: (run) => [...kept(run).records],
    list: () => [...runs.keys()].toSorted((one, other) => keyOf(other).localeCompare(keyOf(one))),
    readLog: (run, maxBytes) => (runs.get(run)?.log ?? '').slice(-maxBytes),
    folder: (run) => `${dir}/${run}`,
    remove: (run) => void runs.delete(run),
  };
}

const keyOf = (run: string): string => run.slice(run.search(/\d{8}-\d{6}/));
