import type { JournalRecord } from '#domain/procedure/record.ts';

/** The records of one run, open for writing. */
export interface Journal {
  /**
   * On the disk when it returns; with `lasting` false it may be lost with the machine, not with the process. Throws OpsError
   * `journal-failed` when it cannot be written (full disk, no rights).
   */
  append(record: JournalRecord, lasting?: boolean): void;
  /** A line that may be lost with the machine, not with the process: what a program printed. Already redacted. */
  log(text: string): void;
  close(): void;
}

/** Every run of this machine: one journal file, one log, and one private folder each. */
export interface Journals {
  /** A new run. Throws OpsError `run-exists`, `journal-failed`. */
  create(run: string): Journal;
  /** A run that exists, to go on with. Cuts a last line that was only half written. Throws `no-run`. */
  open(run: string): Journal;
  /** What is on the disk; a last line that was only half written is left out. Throws OpsError `no-run`, `bad-journal`. */
  read(run: string): readonly JournalRecord[];
  /** The last record alone; null where it cannot be told without reading all. */
  last?(run: string): JournalRecord | null;
  /** Changes with every record of a run; null where that is not known. */
  stamp?(run: string): string | null;
  /** Ids, newest first. */
  list(): readonly string[];
  /** The log of a run; empty when there is none. At most the last `maxBytes`. */
  readLog(run: string, maxBytes: number): string;
  /** A private folder (0700) for what the run needs and makes; made when it is missing. */
  folder(run: string): string;
  /** Sets some space aside that is given up when a record cannot be written otherwise. Never throws. */
  reserve?(): void;
  /** What a person must know of the place of the journals: that the reserve was given up. */
  readonly notice?: string | null;
  /** Forgets a run: journal, log and folder. */
  remove(run: string): void;
}
