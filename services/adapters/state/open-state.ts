import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { State } from '#services/ports/state.ts';

import { faultOf, reasonOf } from './fault.ts';
import { Housekeeping } from './housekeeping.ts';
import { Latest } from './latest.ts';
import { record, retain } from './record.ts';
import { openOrRescue } from './rescue.ts';
import { type Tables, tablesOf } from './tables.ts';
import { transaction } from './transaction.ts';

export interface StateOptions {
  /** Where `state.db` lives; null when there is no home directory. */
  readonly dir: string | null;
  readonly clock: Clock;
}

/**
 * The state in one SQLite file that every process of this person shares. Never fails to open; what is wrong is in
 * `notice`. What goes on by itself (readings, discoveries, the lease) never throws for a full or lost disk, what a
 * person asked for (pause, acknowledge) throws OpsError `state-unwritable`.
 */
export function openState({ dir, clock }: StateOptions): State {
  let { db, notice } = openOrRescue(dir, clock);
  let tables = tablesOf(db);
  let unwritable: string | null = null;
  let seen = -1;
  const latest = new Latest();
  const housekeeping = new Housekeeping(clock);

  const recover = (error: unknown): void => {
    if (faultOf(error) === 'other') throw error;
    tables.history.forgetIds();
    if (faultOf(error) === 'unwritable') unwritable = reasonOf(error);
    else {
      db.close();
      ({ db, notice } = openOrRescue(dir, clock));
      tables = tablesOf(db);
      latest.restart();
    }
  };

  const read = <Result>(work: (tables: Tables) => Result, otherwise: Result): Result => {
    try {
      return work(tables);
    } catch (error) {
      recover(error);
      return otherwise;
    }
  };

  const write = <Result>(work: (tables: Tables) => Result, otherwise: Result): Result => {
    try {
      const result = transaction(db, () => work(tables));
      unwritable = null;
      return result;
    } catch (error) {
      recover(error);
      return otherwise;
    }
  };

  const insist = (work: (tables: Tables) => void): void => {
    const done = write((all) => (work(all), true), false);
    if (!done)
      throw new OpsError(
        'state-unwritable',
        `This could not be saved: ${unwritable ?? notice ?? 'the file is damaged'}.`,
        {
          hint: 'Make room or mend the disk, then try again.',
        },
      );
  };

  const version = (): number =>
    read((all) => Number(all.db.prepare('pragma data_version').get()?.['data_version']), seen);

  const refresh = (): void => {
    const now = version();
    if (now === seen) return;
    read((all) => latest.catchUp(all.readings, unwritable === null), undefined);
    seen = now;
  };

  return {
    readings() {
      refresh();
      return latest.all();
    },
    record(batch) {
      refresh();
      for (const reading of batch) latest.put(reading);
      write((all) => {
        record(all, batch);
        if (housekeeping.isDue()) housekeeping.run(all, latest.all());
      }, undefined);
    },
    retain(ids) {
      refresh();
      latest.retain(ids);
      write((all) => retain(all, ids, clock.now()), undefined);
    },
    history: (id, since, limit) => read((all) => all.history.since(id, since, limit), []),
    incidents: (since) => read((all) => all.incidents.since(since), []),
    dailyScores: (project, since) => read((all) => all.scores.since(project, since), []),
    acknowledge: (id, at) => insist((all) => void all.incidents.acknowledge(id, at)),
    pause: (id, until) => insist((all) => all.names.pause(id, until)),
    pauses: () => read((all) => all.names.pauses(), {}),
    get: (name) => read((all) => all.names.get(name), null),
    set: (name, value) => write((all) => all.names.set(name, value), undefined),
    takeLease: () => write((all) => all.lease.take(clock.now()), null),
    releaseLease: () => write((all) => all.lease.release(), undefined),
    version,
    get notice() {
      return unwritable === null ? notice : `Nothing is saved at the moment: ${unwritable}.`;
    },
    close: () => db.close(),
  };
}
