import type { DatabaseSync } from 'node:sqlite';

import { AlertEventsTable } from './alert-events.ts';
import { ChecklistTable } from './checklist.ts';
import { CredentialsTable } from './credentials.ts';
import { DailyScoresTable } from './daily-scores.ts';
import { HistoryTable } from './history.ts';
import { IncidentsTable } from './incidents.ts';
import { LeaseTable } from './lease.ts';
import { NamesTable } from './names.ts';
import { OutboxTable } from './outbox.ts';
import { QuietsTable } from './quiets.ts';
import { ReadingsTable } from './readings.ts';
import { ReleasesTable } from './releases.ts';

/** Every table of one open file. Statements are prepared with the first use of a table: a command needs few of them. */
export class Tables {
  readonly db: DatabaseSync;
  #readings: ReadingsTable | undefined;
  #history: HistoryTable | undefined;
  #incidents: IncidentsTable | undefined;
  #names: NamesTable | undefined;
  #lease: LeaseTable | undefined;
  #scores: DailyScoresTable | undefined;
  #checklist: ChecklistTable | undefined;
  #releases: ReleasesTable | undefined;
  #outbox: OutboxTable | undefined;
  #credentials: CredentialsTable | undefined;
  #alertEvents: AlertEventsTable | undefined;
  #quiets: QuietsTable | undefined;

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  get readings(): ReadingsTable {
    return (this.#readings ??= new ReadingsTable(this.db));
  }

  get history(): HistoryTable {
    return (this.#history ??= new HistoryTable(this.db));
  }

  get incidents(): IncidentsTable {
    return (this.#incidents ??= new IncidentsTable(this.db));
  }

  get names(): NamesTable {
    return (this.#names ??= new NamesTable(this.db));
  }

  get lease(): LeaseTable {
    return (this.#lease ??= new LeaseTable(this.db));
  }

  get scores(): DailyScoresTable {
    return (this.#scores ??= new DailyScoresTable(this.db));
  }

  get alertEvents(): AlertEventsTable {
    return (this.#alertEvents ??= new AlertEventsTable(this.db));
  }

  get quiets(): QuietsTable {
    return (this.#quiets ??= new QuietsTable(this.db));
  }

  get releases(): ReleasesTable {
    return (this.#releases ??= new ReleasesTable(this.db));
  }

  get credentials(): CredentialsTable {
    return (this.#credentials ??= new CredentialsTable(this.db));
  }

  get outbox(): OutboxTable {
    return (this.#outbox ??= new OutboxTable(this.db));
  }

  get checklist(): ChecklistTable {
    return (this.#checklist ??= new ChecklistTable(this.db));
  }
}
