import type { DatabaseSync } from 'node:sqlite';

import { DailyScoresTable } from './daily-scores.ts';
import { HistoryTable } from './history.ts';
import { IncidentsTable } from './incidents.ts';
import { LeaseTable } from './lease.ts';
import { NamesTable } from './names.ts';
import { ReadingsTable } from './readings.ts';

export interface Tables {
  readonly db: DatabaseSync;
  readonly readings: ReadingsTable;
  readonly history: HistoryTable;
  readonly incidents: IncidentsTable;
  readonly names: NamesTable;
  readonly lease: LeaseTable;
  readonly scores: DailyScoresTable;
}

/** Every table of one open file. */
export function tablesOf(db: DatabaseSync): Tables {
  return {
    db,
    readings: new ReadingsTable(db),
    history: new HistoryTable(db),
    incidents: new IncidentsTable(db),
    names: new NamesTable(db),
    lease: new LeaseTable(db),
    scores: new DailyScoresTable(db),
  };
}
